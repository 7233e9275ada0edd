//! Browser edges behind small ports.
