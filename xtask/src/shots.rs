//! Pictures of every page, to look at.

use crate::demo::Demo;
use crate::provide;
use crate::runner::{Runner, Step};
use crate::tidy;
use anyhow::{Result, bail};
use std::path::Path;

/// Photographs every page of the running demo into `target/shots`.
pub fn take(house: &Path) -> Result<bool> {
    if !Demo::exists(house) {
        bail!("There is no `stoa demo` to photograph yet.");
    }
    let mut runner = Runner::new(house);
    provide::browser(&mut runner, house)?;
    if runner.run(&Demo::build(house))? {
        let demo = Demo::start(house)?;
        let folder = tidy::target_folder(house).join("shots");
        let step = Step::new("pictures", &provide::tests_folder(house), "node shots.js")
            .arg(folder.display().to_string());
        runner.run(&demo.tell(step))?;
    }
    Ok(runner.close())
}
