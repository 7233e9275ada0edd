//! A QR code as crisp SVG.

use std::fmt::Write as _;

use yew::prelude::*;

/// Properties of [`Qr`].
pub struct QrProps {
    /// One row of modules a string, `1` dark.
    pub rows: Vec<String>,
    /// What it holds, for those who do not see it.
    pub label: AttrValue,
}

/// A QR code with its quiet zone, dark on white whatever the theme, so that it can be read and printed.
pub fn qr(props: &QrProps) -> Html {
    let size = props.rows.len() + 8;
    let mut path = String::new();
    for (y, row) in props.rows.iter().enumerate() {
        for (x, _) in row.bytes().enumerate().filter(|(_, module)| *module == b'1') {
            // Writing to a string cannot fail.
            let _ = write!(path, "M{} {}h1v1h-1z", x + 4, y + 4);
        }
    }
    html! {
        <svg class="qr" viewBox={format!("0 0 {size} {size}")} role="img" aria-label={&props.label} shape-rendering="crispEdges">
            <rect class="qr-light" width={size.to_string()} height={size.to_string()} />
            <path class="qr-dark" d={path} />
        </svg>
    }
}
