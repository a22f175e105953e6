//! Every SQL statement of this room.

/// The values of a row, free of what they borrowed.
macro_rules! owned {
    ($($value:expr),+ $(,)?) => { vec![$(::store::ToValue::to_value(&$value).into_owned()),+] };
}
pub(crate) use owned;

pub mod edition;
pub mod import;
pub mod old;
pub mod stored;
