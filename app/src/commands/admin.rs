//! `stoa admin`: what whoever runs the machine may do without a page.

use anyhow::{Result, bail};
use base::EmailAddress;
use clap::{Args, Subcommand};
use people::stewardship::StewardRefusal;

use super::serve::runtime;
use crate::house;
use crate::settings::{Flags, Settings};

/// What an operator does to the people of a university.
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Makes the person with that mail address a steward.
    Steward(Steward),
}

/// Who becomes a steward.
#[derive(Debug, Args)]
pub struct Steward {
    /// The mail address of their account.
    mail: String,
    #[command(flatten)]
    flags: Flags,
}

/// Does it, and says so.
pub fn run(admin: &Admin) -> Result<()> {
    match admin {
        Admin::Steward(asked) => steward(asked),
    }
}

fn steward(asked: &Steward) -> Result<()> {
    let settings = Settings::read(&asked.flags)?;
    let Ok(address) = EmailAddress::parse(&asked.mail) else {
        bail!("{:?} is not a mail address", asked.mail);
    };
    runtime()?.block_on(async {
        let db = house::open_database(&settings).await?;
        let now = &house::now();
        let made = db
            .write(|tx| people::actions::steward::make_steward(tx, &address, now))
            .await;
        match made {
            Ok(_) => {
                println!("{address} is a steward now.");
                Ok(())
            }
            Err(error) => match error.refusal::<StewardRefusal>() {
                Some(_) => bail!("nobody here has the mail address {address}"),
                None => Err(error.into()),
            },
        }
    })
}
