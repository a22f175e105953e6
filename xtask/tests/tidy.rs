//! The house rules, on the house itself.

use xtask::house;
use xtask::tidy::{RULES, Tree, licences};

#[test]
fn the_house_is_tidy() -> anyhow::Result<()> {
    let tree = Tree::read(&house())?;
    let mut said = Vec::new();
    for (name, rule) in RULES {
        said.extend(
            rule(&tree)
                .iter()
                .map(|finding| format!("{name}: {finding}")),
        );
    }
    assert!(said.is_empty(), "\n{}", said.join("\n"));
    Ok(())
}

#[test]
fn what_others_wrote_goes_with_our_licence() -> anyhow::Result<()> {
    let wrong = licences::wrong(&licences::built_in(&house())?);
    assert!(wrong.is_empty(), "{wrong:#?}");
    Ok(())
}

#[test]
fn deny_toml_has_the_same_lists() -> anyhow::Result<()> {
    let deny: toml::Table = std::fs::read_to_string(house().join("deny.toml"))?.parse()?;
    let list = |table: &str, key: &str| -> Vec<String> {
        let values = deny
            .get(table)
            .and_then(|table| table.get(key))
            .and_then(toml::Value::as_array);
        let name = |value: &toml::Value| {
            value
                .get("name")
                .unwrap_or(value)
                .as_str()
                .map(ToOwned::to_owned)
        };
        values.into_iter().flatten().filter_map(name).collect()
    };
    assert_eq!(list("licenses", "allow"), licences::ALLOWED);
    assert_eq!(list("bans", "deny"), licences::BANNED);
    Ok(())
}
