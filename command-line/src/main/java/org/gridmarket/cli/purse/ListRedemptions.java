package org.gridmarket.cli.purse;

import java.util.List;
import org.gridmarket.api.v1.Redemption;
import org.gridmarket.api.v1.RedemptionsRequest;
import org.gridmarket.cli.GatewayQuestion;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import picocli.CommandLine;

/** What the operator owes outside. */
@CommandLine.Command(
        name = "redemptions",
        mixinStandardHelpOptions = true,
        description = "Lists the redemptions that wait for the DSO, oldest first.",
        footer = {"", "Example: ./gridmarket purse redemptions --gateway 127.0.0.1:8080"})
final class ListRedemptions extends GatewayQuestion {
    @Override
    public Integer call() {
        List<Redemption> waiting = gateway()
                .askAt(channel ->
                        PurseQuestions.purses(channel).listRedemptions(RedemptionsRequest.getDefaultInstance()))
                .getRedemptionsList();
        report(PurseReport.of(waiting));
        TextTable table = new TextTable("account", "redemption", "amount");
        waiting.forEach(one -> table.row(
                Bytes.of(one.getAccount().toByteArray()).toHex(), one.getRedemption(), new Money(one.getAmount())));
        out().println(
                        waiting.isEmpty()
                                ? "no redemption waits"
                                : table + "next: gridmarket purse confirm ACCOUNT REDEMPTION --reference R");
        return 0;
    }
}
