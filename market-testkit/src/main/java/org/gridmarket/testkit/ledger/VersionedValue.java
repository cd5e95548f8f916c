package org.gridmarket.testkit.ledger;

/** A committed value and the version that it was written at. */
record VersionedValue(String value, Version version) {}
