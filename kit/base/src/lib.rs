//! Ids, time, chance and validated text: what every room needs and nobody owns.
