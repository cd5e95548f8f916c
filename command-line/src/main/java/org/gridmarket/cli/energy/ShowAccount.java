package org.gridmarket.cli.energy;

import com.google.protobuf.ByteString;
import java.nio.file.Path;
import org.gridmarket.api.v1.AccountRequest;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.account.LiveOffer;
import org.gridmarket.kernel.energy.account.Pledges;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.KeyFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Shows a public account. */
@CommandLine.Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Shows a public account: credit, assets by interval, live offers.",
        footer = {"", "Example: ./gridmarket account --gateway 127.0.0.1:8080 --key home.key"})
public final class ShowAccount extends Question {
    /** Whose account. */
    static final class Owner {
        @CommandLine.Option(names = "--key", required = true, paramLabel = "FILE", description = "The account's key.")
        private @Nullable Path key;

        @CommandLine.Parameters(paramLabel = "ACCOUNT", description = "The account: 64 hex digits.")
        private @Nullable String account;
    }

    @CommandLine.ArgGroup(multiplicity = "1")
    private Owner owner = new Owner();

    @Override
    String ask(GatewayOption gateway) {
        AccountKey key = key();
        return gateway.ask(stub -> stub.getPublicAccount(AccountRequest.newBuilder()
                        .setAccount(ByteString.copyFrom(key.key().copy()))
                        .build()))
                .getJson();
    }

    private AccountKey key() {
        if (owner.key != null) {
            return KeyFile.read(owner.key).publicKey();
        }
        String typed = String.valueOf(owner.account);
        if (!typed.matches("[0-9a-f]{64}")) {
            throw new UsageException("'" + typed + "' is no account: 64 hex digits, or --key FILE");
        }
        return AccountKey.hex(typed);
    }

    @Override
    String shown(String json, KnownMarket market) {
        MarketTimes times = market.times();
        Account account = RecordCodec.of(Account.class).read(json);
        Pledges pledges = Pledges.of(account);
        TextTable holdings = new TextTable(
                "interval", "begins", "group", "epa_wh", "free_epa_wh", "eca_wh", "free_eca_wh", "claimed", "retired");
        for (Holding held : account.holdings()) {
            holdings.row(
                    held.t(),
                    times.of(held.t()),
                    held.group(),
                    held.production().wh(),
                    pledges.freeProduction(held.t()).wh(),
                    held.consumption().wh(),
                    pledges.freeConsumption(held.t()).wh(),
                    held.claimed() ? "yes" : "no",
                    held.retired() ? "yes" : "no");
        }
        TextTable live = new TextTable("offer", "side", "left_wh", "intervals", "begin", "credit_micro_per_wh");
        for (LiveOffer offer : account.offers()) {
            live.row(
                    offer.id(),
                    offer.side(),
                    offer.remaining().wh(),
                    offer.intervals(),
                    times.of(offer.intervals()),
                    offer.side() == Side.BUY ? offer.creditPerWh().microPerWh() : "-");
        }
        return "account " + account.key() + ", meter " + account.meter() + "\ncredit " + account.credit() + ", free "
                + pledges.freeCredit() + "; live offers " + account.offers().size() + "\n"
                + (account.offers().isEmpty() ? "" : live + "\n")
                + (account.holdings().isEmpty() ? "" : holdings);
    }
}
