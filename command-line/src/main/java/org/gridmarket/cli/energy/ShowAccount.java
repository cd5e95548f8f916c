package org.gridmarket.cli.energy;

import com.google.protobuf.ByteString;
import org.gridmarket.api.v1.AccountRequest;
import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.Holding;
import org.gridmarket.kernel.energy.account.LiveOffer;
import org.gridmarket.kernel.energy.account.Pledges;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.RecordCodec;
import picocli.CommandLine;

/** Shows a public account. */
@CommandLine.Command(
        name = "account",
        mixinStandardHelpOptions = true,
        description = "Shows a public account: credit, assets by interval, live offers.",
        footer = {"", "Example: ./gridmarket account --gateway 127.0.0.1:8080 --key home.key"})
public final class ShowAccount extends Question {
    @CommandLine.ArgGroup(multiplicity = "1")
    private AccountOption owner = new AccountOption();

    @Override
    String ask(GatewayOption gateway) {
        AccountKey key = owner.account();
        return gateway.ask(stub -> stub.getPublicAccount(AccountRequest.newBuilder()
                        .setAccount(ByteString.copyFrom(key.key().copy()))
                        .build()))
                .getJson();
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
                + pledges.freeCredit() + "; live offers " + account.offers().size()
                + ", each until its final trades are claimed, as retire does\n"
                + (account.offers().isEmpty() ? "" : live + "\n")
                + (account.holdings().isEmpty() ? "" : holdings);
    }
}
