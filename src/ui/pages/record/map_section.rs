//! Where the body map joins the form.

use yew::prelude::*;

use super::sections::SectionProps;

/// The body map of a concern.
#[component]
pub fn MapSection(_props: &SectionProps) -> Html {
    Html::default()
}
