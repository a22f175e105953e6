//! Ids, time, chance and validated text: what every room needs and nobody owns.

pub mod ids;
pub mod stored;
pub mod words;

pub use ids::{Id, fresh_key};
pub use stored::Text;
pub use words::Word;
