//! x
use yew::prelude::*;
#[component]
pub fn Join() -> Html {
    Html::default()
}
