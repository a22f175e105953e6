//! The executable `stoa`: all rooms put together, and the pages that join several of them.
//!
//! `house` knows every room: doors, words, statements, what reacts to which fact. `front` draws the pages that join rooms.
//! `commands` is what an operator can type.

pub mod commands;
pub mod demo;
pub mod doctor;
pub mod front;
pub mod house;
pub mod leaving;
pub mod letters;
pub mod reactions;
pub mod settings;
