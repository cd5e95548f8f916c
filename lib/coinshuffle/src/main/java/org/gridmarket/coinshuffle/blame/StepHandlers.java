package org.gridmarket.coinshuffle.blame;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.EncryptionKey;
import org.gridmarket.coinshuffle.crypto.RunSeed;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.message.Body;
import org.gridmarket.coinshuffle.run.MixRun;
import org.gridmarket.coinshuffle.run.OutputPolicy;

/**
 * One handler per kind of message: accepts it, or names its sender. The messages come once per sender and kind, signed,
 * in time. A message of a step that has not come is an offence; one that lost a race against an accusation is not.
 */
final class StepHandlers {
    private static final Verdict GOES_ON = new Verdict.Pending();

    private final MixRun run;
    private final RunRecord record;
    private final OutputPolicy policy;
    private final SignatureCheck check;
    private final List<Fault> falseSeeds = new ArrayList<>();
    private Phase phase = Phase.ANNOUNCING;
    private Phase accusedPhase = Phase.ANNOUNCING;
    private Instant deadline;

    StepHandlers(RunRecord record, OutputPolicy policy, SignatureCheck check) {
        this.run = record.run;
        this.record = record;
        this.policy = policy;
        this.check = check;
        this.deadline = run.announceBy();
    }

    Phase phase() {
        return phase;
    }

    Instant deadline() {
        return deadline;
    }

    /** Faults that do not end a run at once, because others may follow in the same step. */
    List<Fault> provenSoFar() {
        return falseSeeds;
    }

    Set<AccountKey> awaited() {
        return switch (phase) {
            case ANNOUNCING -> without(record.announcements.keySet());
            case SHUFFLING -> Set.of(run.at(turn()));
            case CONFIRMING -> without(record.confirmed);
            case SIGNING -> without(record.signatures.keySet());
            case REVEALING -> {
                var silent = without(record.seeds.keySet());
                falseSeeds.forEach(fault -> silent.remove(fault.culprit()));
                yield silent;
            }
            case OVER -> Set.of();
        };
    }

    Verdict accept(AccountKey sender, Body body) {
        return switch (body) {
            case Body.Announce announce -> onAnnounce(sender, announce);
            case Body.Shuffle shuffle -> onShuffle(sender, shuffle.entries());
            case Body.Confirm confirm -> onConfirm(sender, confirm.digest());
            case Body.Sign sign -> onSign(sender, sign.signature());
            case Body.Accuse accuse -> onAccuse(sender);
            case Body.Reveal reveal -> onReveal(sender, reveal.seed());
            case Body.Sighting sighting -> GOES_ON;
            case Body.Malformed malformed -> guilty(sender, Offence.MALFORMED);
        };
    }

    private Verdict onAnnounce(AccountKey sender, Body.Announce announce) {
        if (!new EncryptionKey(announce.encryptionKey()).isUsable()) {
            return guilty(sender, Offence.MALFORMED);
        }
        record.announcements.put(sender, announce);
        if (record.announcements.size() == run.size()) {
            if (record.hasTwinKeys()) {
                startRevealing(); // one of the two copied, and cannot show a seed that leads to this key
            } else {
                proceed(Phase.SHUFFLING, run.hopBy(1));
            }
        }
        return GOES_ON;
    }

    private Verdict onShuffle(AccountKey sender, List<Octets> list) {
        if (record.accusers.contains(sender)) {
            return guilty(sender, Offence.CONTRADICTION);
        }
        if (phase != Phase.SHUFFLING || !sender.equals(run.at(turn()))) {
            return guilty(sender, Offence.OUT_OF_TURN);
        }
        if (!ListRules.holdFor(run, turn(), list, policy)) {
            return guilty(sender, Offence.BAD_LIST);
        }
        record.lists.add(list);
        if (record.lists.size() == run.size()) {
            proceed(Phase.CONFIRMING, run.confirmBy());
        } else {
            proceed(Phase.SHUFFLING, run.hopBy(turn()));
        }
        return GOES_ON;
    }

    private Verdict onConfirm(AccountKey sender, Octets digest) {
        if (record.accusers.contains(sender)) {
            return guilty(sender, Offence.CONTRADICTION);
        }
        if (isRevealingAfter(Phase.CONFIRMING)) {
            return GOES_ON; // sent before the accusation was seen
        }
        if (phase != Phase.CONFIRMING) {
            return guilty(sender, Offence.OUT_OF_TURN);
        }
        if (!digest.equals(record.joint().digest())) {
            return guilty(sender, Offence.FALSE_CONFIRMATION);
        }
        record.confirmed.add(sender);
        if (record.confirmed.size() == run.size()) {
            proceed(Phase.SIGNING, run.signBy());
        }
        return GOES_ON;
    }

    private Verdict onSign(AccountKey sender, Octets signature) {
        if (phase != Phase.SIGNING) {
            return guilty(sender, Offence.OUT_OF_TURN);
        }
        var joint = record.joint();
        if (!check.verify(sender, joint.signingOctets(), signature)) {
            return guilty(sender, Offence.INVALID_SIGNATURE);
        }
        record.signatures.put(sender, signature);
        if (record.signatures.size() < run.size()) {
            return GOES_ON;
        }
        return new Verdict.Completed(
                joint.transaction(),
                run.order().stream().map(record.signatures::get).toList());
    }

    private Verdict onAccuse(AccountKey sender) {
        if (record.confirmed.contains(sender)) {
            return guilty(sender, Offence.CONTRADICTION);
        }
        var onTurn = phase == Phase.SHUFFLING && sender.equals(run.at(turn()));
        if (!onTurn && phase != Phase.CONFIRMING && !isRevealingAfter(Phase.CONFIRMING)) {
            return guilty(sender, Offence.OUT_OF_TURN);
        }
        record.accusers.add(sender);
        if (phase != Phase.REVEALING) {
            startRevealing();
        }
        return GOES_ON;
    }

    private Verdict onReveal(AccountKey sender, Octets secret) {
        if (phase != Phase.REVEALING) {
            return guilty(sender, Offence.OUT_OF_TURN);
        }
        var seed = new RunSeed(secret, run.session().octets(), sender);
        var announced = record.announcement(sender);
        if (seed.commitment().equals(announced.seedCommitment())
                && seed.encryptionPair().key().octets().equals(announced.encryptionKey())) {
            record.seeds.put(sender, seed);
        } else {
            falseSeeds.add(new Fault(sender, Offence.FALSE_SEED));
        }
        if (!awaited().isEmpty()) {
            return GOES_ON;
        }
        return new Verdict.Blamed(falseSeeds.isEmpty() ? new Replay(record, policy).faults() : falseSeeds);
    }

    private int turn() {
        return record.lists.size() + 1;
    }

    private boolean isRevealingAfter(Phase accused) {
        return phase == Phase.REVEALING && accusedPhase == accused;
    }

    private void startRevealing() {
        accusedPhase = phase;
        proceed(Phase.REVEALING, run.revealBy(deadline));
    }

    private void proceed(Phase next, Instant until) {
        phase = next;
        deadline = until;
    }

    private Set<AccountKey> without(Set<AccountKey> done) {
        var rest = new LinkedHashSet<>(run.order());
        rest.removeAll(done);
        return rest;
    }

    private static Verdict guilty(AccountKey culprit, Offence offence) {
        return new Verdict.Blamed(List.of(new Fault(culprit, offence)));
    }
}
