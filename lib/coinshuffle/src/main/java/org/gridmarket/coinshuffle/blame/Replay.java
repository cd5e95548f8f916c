package org.gridmarket.coinshuffle.blame;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.LayerCipher;
import org.gridmarket.coinshuffle.onion.HopWork;
import org.gridmarket.coinshuffle.onion.RunOnions;
import org.gridmarket.coinshuffle.run.OutputPolicy;

/**
 * Plays a run again from all seeds. The list of a position is right when it is the predecessor's list opened, plus
 * this position's own onions, made from its own seed. Each position is judged on what stood before it, so an honest
 * one is right whatever the others did: it does not post a list that it could not make this way.
 */
final class Replay {
    private final RunRecord record;
    private final OutputPolicy policy;
    private final RunOnions onions;
    private final List<LayerCipher.KeyPair> pairs;
    private final Set<AccountKey> outputsSoFar = new HashSet<>();

    /** All seeds are there and match their commitments. */
    Replay(RunRecord record, OutputPolicy policy) {
        this.record = record;
        this.policy = policy;
        this.onions = record.onions();
        this.pairs = record.run.order().stream()
                .map(key -> record.seed(key).encryptionPair())
                .toList();
    }

    /** All faults of the run, never none: when every list is right, the accusers are wrong. */
    List<Fault> faults() {
        var faults = new ArrayList<Fault>();
        for (int position = 1; position <= record.lists.size(); position++) {
            var culprit = record.run.at(position);
            offenceAt(position).ifPresent(offence -> faults.add(new Fault(culprit, offence)));
        }
        if (faults.isEmpty()) {
            record.accusers.forEach(accuser -> faults.add(new Fault(accuser, Offence.FALSE_ACCUSATION)));
        }
        return faults;
    }

    private Optional<Offence> offenceAt(int position) {
        var list = record.lists.get(position - 1);
        var opened = openedAt(position);
        if (opened.isEmpty()) {
            return Optional.of(Offence.TAMPERED_LIST); // it had nothing to go on with, and went on
        }
        var own = new TreeSet<>(list);
        own.removeAll(opened.get());
        // The list has m entries for each position and nothing twice: m are left only if nothing opened is missing.
        if (own.size() != record.run.terms().outputsEach()) {
            return Optional.of(Offence.TAMPERED_LIST);
        }
        return offenceInOwn(position, own);
    }

    /** The predecessor's list opened; empty when an entry does not open or two open to the same. */
    private Optional<Set<Octets>> openedAt(int position) {
        var opened = new HashSet<Octets>();
        if (position > 1) {
            for (var entry : record.lists.get(position - 2)) {
                var inner = onions.peel(position, pairs.get(position - 1), entry);
                if (inner.isEmpty() || !opened.add(inner.get())) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(opened);
    }

    private Optional<Offence> offenceInOwn(int position, Set<Octets> own) {
        var outputs = new TreeSet<AccountKey>();
        var repeated = false;
        for (var entry : own) {
            var output =
                    onions.peelAll(position, pairs, entry).filter(key -> ListRules.isOutput(record.run, key, policy));
            if (output.isEmpty()) {
                return Optional.of(Offence.BAD_ONION);
            }
            // The earlier of two owners cannot have copied: an output is readable only behind the last honest
            // position, and by then it stands in the mix.
            repeated |= !outputsSoFar.add(output.get());
            outputs.add(output.get());
        }
        if (repeated) {
            return Optional.of(Offence.REPEATED_OUTPUT);
        }
        var seed = record.seed(record.run.at(position));
        var remade = onions.wrap(position, seed, List.copyOf(outputs), HopWork.IN_TURN);
        return own.equals(new TreeSet<>(remade)) ? Optional.empty() : Optional.of(Offence.NOT_FROM_SEED);
    }
}
