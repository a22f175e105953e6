//! `stoa admin`: what whoever runs the machine may do without a page.

use std::io::{BufRead as _, Write as _};

use anyhow::{Result, bail};
use base::EmailAddress;
use clap::{Args, Subcommand};
use people::person::PersonKind;
use people::stewardship::StewardRefusal;
use people::store::Person;
use web::Mode;

use super::serve::runtime;
use crate::house;
use crate::leaving::removal::{self, By, Texts};
use crate::settings::{Flags, Settings};

/// What an operator does to the people of a university.
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Makes the person with that mail address a steward.
    Steward(Steward),
    /// Takes a person out of everything that is kept; courses and threads stay readable.
    Erase(Erase),
}

/// Who becomes a steward.
#[derive(Debug, Args)]
pub struct Steward {
    /// The mail address of their account.
    mail: String,
    #[command(flatten)]
    flags: Flags,
}

/// Whom to erase.
#[derive(Debug, Args)]
pub struct Erase {
    /// Their mail address or handle.
    #[arg(value_name = "MAIL|HANDLE")]
    who: String,
    /// Leaves the texts of their posts and reviews, as those of somebody who left.
    #[arg(long)]
    keep_texts: bool,
    /// Does not ask.
    #[arg(long)]
    yes: bool,
    #[command(flatten)]
    flags: Flags,
}

/// Does it, and says so.
pub fn run(admin: &Admin) -> Result<()> {
    match admin {
        Admin::Steward(asked) => steward(asked),
        Admin::Erase(asked) => runtime()?.block_on(erase(asked)),
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

async fn erase(asked: &Erase) -> Result<()> {
    let settings = Settings::read(&asked.flags)?;
    let app = house::open(&settings, Mode::Live).await?;
    let found = people::doors::who_is(&app.db.read().await?, &asked.who).await?;
    let Some(person) = found.filter(|person| person.kind != PersonKind::Erased) else {
        bail!("nobody here has the mail address or handle {:?}", asked.who);
    };
    if !asked.yes && !is_meant(&person)? {
        bail!("nothing was erased");
    }
    let texts = if asked.keep_texts {
        Texts::Stay
    } else {
        Texts::Go
    };
    removal::erase(&app, person.id, texts, By::Operator).await?;
    removal::sweep(&app).await?;
    println!(
        "{} (@{}) is erased. Backups that were made before still hold them; throw those away in their time.",
        person.name, person.handle
    );
    Ok(())
}

/// Asks for the handle, so that nobody is erased by a slip.
fn is_meant(person: &Person) -> Result<bool> {
    print!(
        "{} (@{}) is going to be erased; there is no way back. Type the handle to go on: ",
        person.name, person.handle
    );
    std::io::stdout().flush()?;
    let mut typed = String::new();
    std::io::stdin().lock().read_line(&mut typed)?;
    Ok(typed.trim().trim_start_matches('@') == person.handle.as_str())
}
