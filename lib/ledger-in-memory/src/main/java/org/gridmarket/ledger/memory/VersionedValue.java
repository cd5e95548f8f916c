package org.gridmarket.ledger.memory;

/** A committed value and the version that it was written at. */
record VersionedValue(String value, Version version) {}
