use serde_json::Value;

use super::super::json_schema;

#[test]
fn every_key_is_described() {
    let schema = json_schema();
    assert_eq!(schema["title"], "counterclaim dossier file");
    assert_eq!(schema["$id"], "dossier.schema.json");
    let mut objects = vec![("File", &schema)];
    objects.extend(
        schema["$defs"]
            .as_object()
            .unwrap()
            .iter()
            .map(|(name, one)| (name.as_str(), one)),
    );
    let mut keys = 0;
    for (name, object) in objects {
        let Some(properties) = object["properties"].as_object() else {
            continue;
        };
        assert_eq!(object["additionalProperties"], false, "{name}");
        for (key, property) in properties {
            let described = property["description"]
                .as_str()
                .is_some_and(|text| text.len() > 5);
            assert!(described, "{name}.{key} has no description: {property}");
            keys += 1;
        }
    }
    assert!(keys > 130, "{keys}");
}

#[test]
fn limits_and_vocabularies_are_in_the_schema() {
    let schema = json_schema();
    let claim = &schema["$defs"]["Claim"]["properties"];
    assert_eq!(
        (&claim["statement"]["minLength"], &claim["statement"]["maxLength"]),
        (&3.into(), &4000.into())
    );
    assert_eq!(
        (&claim["priority"]["minimum"], &claim["priority"]["maximum"]),
        (&1.into(), &5.into())
    );
    assert_eq!(claim["priority"]["default"], 3);
    let kinds = &schema["$defs"]["ClaimKind"]["oneOf"];
    let codes: Vec<_> = kinds
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["const"].as_str())
        .collect();
    assert_eq!(codes, crate::domain::vocabulary::ClaimKind::CODES);
    assert_eq!(schema["$defs"]["Handle"]["pattern"], "^[a-z0-9][a-z0-9-]{0,99}$");
    assert_eq!(schema["required"], serde_json::json!(["format", "dossier"]));
    assert!(matches!(schema["properties"]["review"], Value::Object(_)));
}
