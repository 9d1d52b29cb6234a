//! The JSON Schema of the dossier file.

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::File;

/// The schema (draft 2020-12) that describes every key and vocabulary, made from the Rust types.
pub fn json_schema() -> Value {
    let mut schema = SchemaSettings::draft2020_12()
        .into_generator()
        .into_root_schema_for::<File>();
    schema.insert("$id".to_owned(), json!("dossier.schema.json"));
    schema.insert("title".to_owned(), json!("counterclaim dossier file"));
    let mut value = schema.to_value();
    if let Some(Value::Object(properties)) = value.get_mut("properties") {
        let note = "Review state and verdicts, for reading only; an import leaves them aside.";
        properties.insert("review".to_owned(), json!({ "description": note }));
    }
    value
}
