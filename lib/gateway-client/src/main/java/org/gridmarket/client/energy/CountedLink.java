package org.gridmarket.client.energy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.gridmarket.client.Answer;
import org.gridmarket.client.Submissions;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;

/** Remembers who signed what went through a link. Thread-safe. */
public final class CountedLink implements GatewayLink {
    private final GatewayLink link;
    private final Map<OperationId, AccountKey> signers = new ConcurrentHashMap<>();

    public CountedLink(GatewayLink link) {
        this.link = link;
    }

    @Override
    public Answer submit(String function, Submission submission) {
        signers.put(submission.operation(), submission.signer());
        return link.submit(function, submission);
    }

    /** Not counted here: it takes the caller's way. */
    @Override
    public Answer submitBy(String function, Submission submission, Submissions.Asking way) {
        return link.submitBy(function, submission, way);
    }

    @Override
    public Answer reportReadings(MeterId meter, List<SaltedReading> readings, Submission hashes) {
        signers.put(hashes.operation(), hashes.signer());
        return link.reportReadings(meter, readings, hashes);
    }

    @Override
    public void listen(Listener listener) {
        link.listen(listener);
    }

    /** Operations of these accounts, each once however often it was sent. */
    public long operations(Predicate<AccountKey> whose) {
        return signers.values().stream().filter(whose).count();
    }
}
