package org.gridmarket.agent.settings;

/** A settings file says what cannot be; the message names file, key, value, and what would do. */
public final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SettingsException(String message) {
        super(message);
    }

    SettingsException(String message, Throwable cause) {
        super(message, cause);
    }
}
