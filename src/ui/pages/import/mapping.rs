//! Which column is what.

use std::rc::Rc;

use yew::prelude::*;

use crate::app::view::PupilSheet;
use crate::domain::pupil_file::{Field, Mapping};
use crate::ui::parts::{Button, ButtonKind, ErrorSummary, Heading, Mistake, Notice, Select, Tone};
use crate::ui::text::pupils as words;

/// Properties of [`MappingTable`].
#[derive(Properties, PartialEq)]
pub struct MappingTableProps {
    /// The sheet.
    pub sheet: Rc<PupilSheet>,
    /// It is being compared.
    pub busy: bool,
    /// The columns are right.
    pub onmapping: Callback<(Rc<PupilSheet>, Mapping)>,
    /// It is the wrong file.
    pub onother: Callback<()>,
}

/// The columns, a line each, with what they seem to hold.
#[component]
pub fn MappingTable(props: &MappingTableProps) -> Html {
    let mapping = use_state(|| props.sheet.mapping.clone());
    let mistakes = use_state(Vec::<Mistake>::new);
    let tries = use_state(|| 0_u32);
    let set = {
        let mapping = mapping.clone();
        Callback::from(move |(column, field): (usize, Field)| {
            let mut changed = (*mapping).clone();
            if let Some(place) = changed.0.get_mut(column) {
                *place = field;
            }
            mapping.set(changed);
        })
    };
    let onsubmit = {
        let (mapping, sheet, onmapping) = (mapping.clone(), props.sheet.clone(), props.onmapping.clone());
        let (mistakes, tries) = (mistakes.clone(), tries.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            let found = wrong(&mapping);
            let good = found.is_empty();
            mistakes.set(found);
            tries.set(*tries + 1);
            if good {
                onmapping.emit((sheet.clone(), (*mapping).clone()));
            }
        })
    };
    let choices: Vec<AttrValue> = Field::ALL.iter().map(|field| words::field(*field).into()).collect();
    html! {
        <form {onsubmit} novalidate=true>
            <ErrorSummary mistakes={(*mistakes).clone()} tries={*tries} />
            <Heading title={words::MAPPING_TITLE} />
            <p>{ words::MAPPING_LEAD }</p>
            if props.sheet.needs_review {
                <Notice tone={Tone::Warn}><p>{ words::MAPPING_REVIEW }</p></Notice>
            }
            <table class="table table-cards">
                <thead>
                    <tr>
                        <th scope="col">{ words::MAPPING_COLUMN }</th>
                        <th scope="col">{ words::MAPPING_SAMPLE }</th>
                        <th scope="col">{ words::MAPPING_FIELD }</th>
                    </tr>
                </thead>
                <tbody>
                    { for props.sheet.columns.iter().enumerate().map(|(column, name)| {
                        let field = mapping.0.get(column).copied().unwrap_or(Field::Ignore);
                        let chosen = Field::ALL.iter().position(|other| *other == field).unwrap_or_default();
                        let onchange = set.reform(move |at: usize| (column, Field::ALL.get(at).copied().unwrap_or(Field::Ignore)));
                        let sample: Vec<&str> = props.sheet.sample.iter().filter_map(|row| row.get(column)).map(String::as_str)
                            .filter(|cell| !cell.is_empty()).take(3).collect();
                        html! {
                            <tr key={column}>
                                <td class="cell-main"><strong>{ name }</strong></td>
                                <td><span class="clip hint">{ sample.join(" · ") }</span></td>
                                <td>
                                    <Select id={format!("column-{column}")} label={format!("{name}: {}", words::MAPPING_FIELD)} unseen_label=true
                                        choices={choices.clone()} {chosen} {onchange} />
                                </td>
                            </tr>
                        }
                    }) }
                </tbody>
            </table>
            <div class="buttons">
                <Button kind={ButtonKind::Primary} submit=true label={words::COMPARE} busy={props.busy} />
                <Button label={words::OTHER_FILE} onclick={props.onother.clone()} />
            </div>
        </form>
    }
}

/// What is wrong with a mapping: no names, or two columns for one thing.
fn wrong(mapping: &Mapping) -> Vec<Mistake> {
    let mut mistakes: Vec<Mistake> = Vec::new();
    if !mapping.names() {
        mistakes.push(("column-0".into(), words::MAPPING_NO_NAMES.into()));
    }
    let twice = mapping.0.iter().enumerate().find(|(column, field)| {
        **field != Field::Ignore && mapping.0.iter().take(*column).any(|other| other == *field)
    });
    if let Some((column, _)) = twice {
        mistakes.push((format!("column-{column}").into(), words::MAPPING_TWICE.into()));
    }
    mistakes
}
