package org.gridmarket.cli;

import java.nio.file.Path;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.keys.KeyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Whose account: by its key file, or by its name; one of the two. */
public final class AccountOption {
    @CommandLine.Option(names = "--key", required = true, paramLabel = "FILE", description = "The account's key.")
    private @Nullable Path key;

    @CommandLine.Parameters(paramLabel = "ACCOUNT", description = "The account: 64 hex digits.")
    private @Nullable String account;

    /** The account that was named. */
    public AccountKey account() {
        return key == null ? read(String.valueOf(account)) : KeyFile.read(key).publicKey();
    }

    /** An account as it was typed. */
    public static AccountKey read(String typed) {
        if (!typed.matches("[0-9a-f]{64}")) {
            throw new UsageException("'" + typed + "' is no account: 64 hex digits, or --key FILE");
        }
        return AccountKey.hex(typed);
    }
}
