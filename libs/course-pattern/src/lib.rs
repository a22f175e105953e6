//! Generative patterns for courses, faces and certificates, as small SVG.
