package org.gridmarket.gateway;

/** What the tests' settings say. */
final class TestSettings {
    static final String TOKEN = "token-of-the-tests-only";

    private TestSettings() {}
}
