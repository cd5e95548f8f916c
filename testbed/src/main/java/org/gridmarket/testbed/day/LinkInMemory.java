package org.gridmarket.testbed.day;

import java.util.List;
import org.gridmarket.client.Answer;
import org.gridmarket.client.Submissions;
import org.gridmarket.client.energy.GatewayLink;
import org.gridmarket.client.energy.SaltedReading;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** The way of meters to a ledger in memory. Meters come side by side; the ledger takes them one by one. */
final class LinkInMemory implements GatewayLink {
    private final MarketOnLedger market;

    LinkInMemory(MarketOnLedger market) {
        this.market = market;
    }

    /** What a gateway would make of it. */
    static Answer answer(Decision<Receipt> decision) {
        return switch (decision) {
            case Decision.Accepted<Receipt>(var receipt) -> new Answer.Committed(receipt.result(), false);
            case Decision.Rejected<Receipt>(var reason) ->
                reason.code().name().equals("OPERATION_REPEATED")
                        ? new Answer.Committed(reason.detail(), true)
                        : new Answer.Rejected(reason.code().name(), reason.source(), reason.detail());
        };
    }

    @Override
    public synchronized Answer submit(String function, Submission submission) {
        return answer(market.settle(market.endorse(function, submission)));
    }

    @Override
    public Answer reportReadings(MeterId meter, List<SaltedReading> readings, Submission hashes) {
        return submit("energy:reportReadings", hashes);
    }

    @Override
    public Answer submitBy(String function, Submission submission, Submissions.Asking way) {
        throw new UnsupportedOperationException("there are no gateways to ask");
    }

    @Override
    public void listen(Listener listener) {
        throw new UnsupportedOperationException("events are told by the day itself");
    }
}
