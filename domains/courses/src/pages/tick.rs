//! Ticking an activity, and taking the tick back.

use web::{Answer, At, Fields, Visit};

use super::run_parts::{actor, seen_run};
use crate::actions::enrollment as act;
use crate::routes::ShowActivity;
use crate::routes::run::TickActivity;

/// Ticks where the field `done` says `yes`, takes the tick back otherwise.
pub(crate) async fn change(visit: Visit, At(at): At<TickActivity>, fields: Fields) -> Answer {
    let by = actor(&visit)?;
    let (run, _) = seen_run(&visit, &at.run).await?;
    let (id, activity, now) = (run.id, &at.activity, &visit.now);
    let word = if fields.text("done") == "yes" {
        visit
            .app
            .db
            .write(|tx| act::tick(tx, by, id, activity, now))
            .await?;
        "courses-ticked"
    } else {
        visit
            .app
            .db
            .write(|tx| act::untick(tx, by, id, activity))
            .await?;
        "courses-unticked"
    };
    let to = ShowActivity {
        run: at.run.clone(),
        activity: at.activity.clone(),
    };
    Ok(visit.go_saying(&to, &visit.t.say(word)))
}
