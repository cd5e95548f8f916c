package org.gridmarket.agent.allocation;

import java.nio.file.Path;
import java.util.Optional;
import org.gridmarket.agent.settings.GatewaySettings;
import org.gridmarket.agent.settings.Settings;
import org.gridmarket.kernel.allocation.schema.MarketName;

/**
 * The settings of {@code gridmarket allocation agent}.
 *
 * @param market in which it trades
 * @param gateways how it reaches it
 * @param key the file of the member's account
 * @param offers the file of its offers, which may be written anew at any time
 * @param member whose rows of that file count; empty when it has no column {@code member}
 * @param journal what it has sent; it belongs to the key, as long as that trades
 * @param readyFile written once it has heard all that happened before
 */
public record MemberSettings(
        MarketName market,
        GatewaySettings gateways,
        Path key,
        Path offers,
        Optional<String> member,
        Path journal,
        Optional<Path> readyFile) {
    private static final String MARKET = "market";

    /** Reads a file; a SettingsException tells what is wrong with it. */
    public static MemberSettings read(Path file) {
        Settings settings = Settings.read(file);
        Path key = settings.path("key", "home.key");
        MemberSettings read = new MemberSettings(
                market(settings),
                GatewaySettings.read(settings),
                key,
                settings.path("offers", "offers.csv"),
                settings.optionalText("member"),
                settings.optionalPath("journal").orElse(key.resolveSibling(key.getFileName() + ".allocation")),
                settings.optionalPath("ready_file"));
        settings.end();
        return read;
    }

    private static MarketName market(Settings settings) {
        try {
            return new MarketName(settings.text(MARKET, "carpool"));
        } catch (IllegalArgumentException wrong) {
            throw settings.problem(MARKET, "is not right: " + wrong.getMessage());
        }
    }
}
