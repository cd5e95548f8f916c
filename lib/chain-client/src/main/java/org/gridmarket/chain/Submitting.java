package org.gridmarket.chain;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.client.CommitStatusException;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.Status;
import org.hyperledger.fabric.client.SubmitException;
import org.hyperledger.fabric.client.Transaction;
import org.hyperledger.fabric.client.TransactionException;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.jspecify.annotations.Nullable;

/**
 * One submission: which failure may be sent again, and how.
 *
 * <ul>
 *   <li>Before the orderers have it, nothing can have happened: execute anew.
 *   <li>A refusal by a peer that has not got the block yet on which the caller builds says nothing: once it has, execute anew.
 *   <li>Read conflicts have no effect: execute anew.
 *   <li>A failed hand-over to the orderers says nothing, the transaction may well commit (under BFT it often does): ask for
 *       its id first, then send the same signed transaction again, which can take effect only once.
 * </ul>
 */
final class Submitting {
    /** What one execution came to. */
    private sealed interface Step {
        record Done(Outcome outcome) implements Step {}

        record Conflict() implements Step {}

        record NotOrdered(String reason) implements Step {}

        /** For people. */
        default String text() {
            return switch (this) {
                case Done done -> "done";
                case Conflict conflict -> "others changed what it read";
                case NotOrdered(var reason) -> reason;
            };
        }
    }

    private final GatewayPeers peers;
    private final EndorserChoice endorsers;
    private final ChainSettings settings;
    private final String function;
    private final String argument;
    private int mismatches;
    private String mismatch = "";
    private @Nullable Refusal disputed;
    private final long basis;

    /** @param basis number of the newest block that the submission builds on: no peer behind it is believed a refusal */
    Submitting(
            GatewayPeers peers,
            EndorserChoice endorsers,
            ChainSettings settings,
            String function,
            String argument,
            long basis) {
        this.peers = peers;
        this.endorsers = endorsers;
        this.settings = settings;
        this.function = function;
        this.argument = argument;
        this.basis = basis;
    }

    Outcome run() {
        int attempts = settings.retries().attempts();
        Step last = new Step.NotOrdered("not tried");
        for (int attempt = 1; attempt <= attempts; attempt++) {
            last = attempt();
            if (last instanceof Step.Done(var outcome)) {
                return outcome;
            }
            settings.watch().retried(function, last.text());
            if (attempt < attempts && !pauseAfter(attempt)) {
                return new Outcome.Unavailable(attempt, "interrupted; nothing was ordered");
            }
        }
        return exhausted(last, attempts);
    }

    private Outcome exhausted(Step last, int attempts) {
        if (!(last instanceof Step.NotOrdered(var reason))) {
            return new Outcome.Conflicted(attempts);
        }
        if (disputed == null) {
            return new Outcome.Unavailable(attempts, reason);
        }
        // those that refuse have refused until now, and without them there are not enough
        return disputed.isRepetition() ? new Outcome.Repeated(disputed.detail()) : new Outcome.Rejected(disputed);
    }

    private Step attempt() {
        PeerGateway peer = peers.current();
        @Nullable String leftOut = endorsers.leftOut(mismatches);
        List<String> asked = endorsers.without(leftOut, peers.behind(basis));
        boolean believed = asked.isEmpty() ? peers.allHave(basis) : peers.haveAll(asked, basis);
        Transaction endorsed;
        try {
            endorsed = peer.endorse(function, argument, asked);
        } catch (EndorseException failed) {
            return notEndorsed(peer, Failure.of(failed), believed);
        }
        if (mismatches > 0 && leftOut != null) {
            endorsers.suspect(leftOut);
            settings.watch().endorsersDiffer(function, leftOut, mismatch);
        }
        return settle(peer, endorsed);
    }

    private Step notEndorsed(PeerGateway peer, Failure failure, boolean believed) {
        return switch (failure) {
            case Failure.Refused(var refusal) -> refused(refusal, believed);
            case Failure.Broken(var message) -> throw new ChainException(function + " failed: " + message);
            case Failure.Mismatch(var detail, var refusal) -> {
                mismatches++;
                mismatch = detail;
                disputed = refusal;
                yield new Step.NotOrdered("endorsers differ: " + detail);
            }
            case Failure.Unreachable(var reason) -> {
                peers.leave(peer, reason);
                yield new Step.NotOrdered("the peer of " + peer.name() + " does not answer: " + reason);
            }
            case Failure.Busy(var reason) -> new Step.NotOrdered(reason);
        };
    }

    private Step refused(Refusal refusal, boolean believed) {
        if (refusal.isRepetition()) {
            return new Step.Done(new Outcome.Repeated(refusal.detail()));
        }
        if (believed) {
            return new Step.Done(new Outcome.Rejected(refusal));
        }
        disputed = refusal;
        peers.learnHeights();
        return new Step.NotOrdered(
                "refused by a peer that may not have had block " + basis + " yet: " + refusal.text());
    }

    /** From endorsed to committed. */
    private Step settle(PeerGateway first, Transaction endorsed) {
        String result = new String(endorsed.getResult(), StandardCharsets.UTF_8);
        String id = endorsed.getTransactionId();
        PeerGateway peer = first;
        Transaction sent = endorsed;
        String reason = "";
        for (int sending = 1; sending <= settings.retries().sendings(); sending++) {
            try {
                Status status = sent.submitAsync().getStatus();
                if (status.getCode() != TxValidationCode.DUPLICATE_TXID) { // else: an earlier sending was ordered
                    return judge(id, result, new Located(status.getCode(), status.getBlockNumber()));
                }
            } catch (SubmitException unordered) {
                reason = reasonOf(peer, unordered);
                settings.watch().notOrdered(function, reason);
            } catch (CommitStatusException unknown) {
                reason = reasonOf(peer, unknown);
                settings.watch().retried(function, reason);
            }
            if (!pauseAfter(sending)) {
                return new Step.Done(new Outcome.Indeterminate(id, "interrupted after: " + reason));
            }
            peer = peers.current();
            Optional<Located> found = TransactionLookup.tryFind(peer, id, settings.watch());
            if (found.isPresent()) {
                return judge(id, result, found.get());
            }
            sent = peer.adopt(endorsed);
        }
        return new Step.Done(new Outcome.Indeterminate(id, reason));
    }

    private String reasonOf(PeerGateway peer, TransactionException unknown) {
        if (Failure.of(unknown) instanceof Failure.Unreachable(var reason)) {
            peers.leave(peer, reason);
        }
        return Failure.reason(unknown);
    }

    private Step judge(String id, String result, Located end) {
        return switch (end.code()) {
            case VALID -> new Step.Done(new Outcome.Committed(result, end.block(), id));
            case MVCC_READ_CONFLICT, PHANTOM_READ_CONFLICT -> new Step.Conflict();
            // the definition or the endorsement policy has changed meanwhile: a fresh execution goes by the new one
            case ENDORSEMENT_POLICY_FAILURE, EXPIRED_CHAINCODE, CHAINCODE_VERSION_CONFLICT ->
                new Step.NotOrdered("invalid in its block: " + end.code());
            default ->
                throw new ChainException(
                        function + ": transaction " + id + " is invalid in block " + end.block() + ": " + end.code());
        };
    }

    private boolean pauseAfter(int failed) {
        try {
            settings.pauseAfter(failed);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
