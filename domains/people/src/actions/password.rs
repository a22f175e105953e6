//! Passwords at rest: Argon2id, worked out beside the threads that answer requests, and only a few at a time.

use std::cell::Cell;
use std::sync::LazyLock;

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _, phc};
use argon2::{Algorithm, Argon2, Params, Version};
use base::Text;
use store::{Cause, Fault};
use tokio::sync::Semaphore;

use crate::account::{Password, PasswordHash};

/// 19 MiB, two rounds, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const ROUNDS: u32 = 2;
const LANES: u32 = 1;

/// The hash of a password that nobody has: it is compared where there is no account, so that the time tells nothing.
const NOBODYS: &str = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5LWlzLWhlcmU$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// Each hash takes 19 MiB and a core for a while: half of the cores stay free for pages.
static TURNS: LazyLock<Semaphore> = LazyLock::new(|| {
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    Semaphore::new((cores / 2).max(1))
});

/// Hashes a password with that salt.
pub async fn hash(password: &Password, salt: [u8; 32]) -> Result<PasswordHash, Fault> {
    let password = password.clone();
    apart(move || {
        let hash: phc::PasswordHash =
            argon2()?.hash_password_with_salt(password.as_bytes(), &salt[..16])?;
        Ok(<PasswordHash as Text>::from_stored(hash.to_string()))
    })
    .await
}

/// Whether the password is the one that was hashed. Without a hash it takes the same time and is not.
pub async fn fits(password: &Password, hash: Option<PasswordHash>) -> Result<bool, Fault> {
    let password = password.clone();
    apart(move || {
        let known = hash.is_some();
        let kept = hash.map_or_else(|| NOBODYS.to_owned(), |hash| hash.as_str().to_owned());
        match argon2()?.verify_password(password.as_bytes(), kept.as_str()) {
            Ok(()) => Ok(known),
            Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
            Err(other) => Err(other),
        }
    })
    .await
}

fn argon2() -> argon2::password_hash::Result<Argon2<'static>> {
    let params = Params::new(MEMORY_KIB, ROUNDS, LANES, None)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

tokio::task_local! {
    static HASHES: Cell<usize>;
}

/// Does the work and says how many passwords were hashed or compared for it: counted for tests of what time would tell.
///
/// Only what runs in the same task is counted.
pub async fn counted<F: Future>(work: F) -> (F::Output, usize) {
    HASHES
        .scope(Cell::new(0), async {
            let output = work.await;
            (output, HASHES.with(Cell::get))
        })
        .await
}

/// Does the work on a thread of its own when it is its turn.
async fn apart<T: Send + 'static>(
    work: impl FnOnce() -> argon2::password_hash::Result<T> + Send + 'static,
) -> Result<T, Fault> {
    let failed = |source: Cause| Fault::Unavailable { source };
    // outside of `counted` there is nothing to count for
    if let Ok(()) = HASHES.try_with(|count| count.set(count.get() + 1)) {}
    let turn = TURNS
        .acquire()
        .await
        .map_err(|closed| failed(Box::new(closed)))?;
    let done = tokio::task::spawn_blocking(work).await;
    drop(turn);
    done.map_err(|stopped| failed(Box::new(stopped)))?
        .map_err(|error| failed(error.to_string().into()))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests")]
    use super::*;

    #[tokio::test]
    async fn a_password_fits_its_own_hash_only() {
        let password = Password::typed("four tall ships at noon");
        let kept = hash(&password, [3; 32]).await.unwrap();
        assert!(kept.as_str().starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(fits(&password, Some(kept.clone())).await.unwrap());
        assert!(
            !fits(&Password::typed("four tall ships at dusk"), Some(kept))
                .await
                .unwrap()
        );
        assert!(
            !fits(&password, None).await.unwrap(),
            "nobody's hash fits nobody"
        );
    }
}
