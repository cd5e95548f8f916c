package org.gridmarket.audit.stream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.form.HashTree;
import org.gridmarket.kernel.stream.form.Leaf;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.PostedRoot;
import org.gridmarket.kernel.stream.lane.RevealedTests;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * The epochs of one allocation, run again from the inputs that somebody has kept: the root of a lane where all inputs that it
 * says to have received are here, else what was opened and revealed where the input is here.
 */
final class EpochsRunAgain {
    private final Allocation allocation;
    private final KeptStreams.Kept kept;
    private final Consumer<String> offences;
    private final Map<Integer, Map<Integer, Leaf>> epochs = new HashMap<>();
    private int inputs;
    private int roots;
    private int rootsInPart;
    private int rootsOther;

    EpochsRunAgain(Allocation allocation, KeptStreams.Kept kept, Consumer<String> offences) {
        this.allocation = allocation;
        this.kept = kept;
        this.offences = offences;
    }

    /** How a lane's epoch has ended, by what the ledger tells. */
    enum Settlement {
        /** Not yet. */
        OPEN,
        PAID,
        /** A panel, or a proof, has found the lane wrong. */
        FOUND_WRONG
    }

    /** By position, what the inputs that are here give; run once for all lanes. */
    private Map<Integer, Leaf> leaves(int epoch) {
        return epochs.computeIfAbsent(epoch, this::run);
    }

    private Map<Integer, Leaf> run(int epoch) {
        Map<Integer, Leaf> leaves = new HashMap<>();
        for (int position = 0; position < allocation.inputs(); position++) {
            Optional<Bytes> input = kept.input(epoch, position);
            if (input.isPresent()) {
                leaves.put(position, Leaf.processed(StreamHash.input(input.get()), kept.outputOf(input.get())));
                inputs++;
            }
        }
        return leaves;
    }

    /** What the customer claims of its tests, where the input of that hash is here. */
    void customer(int epoch, RevealedTests revealed, boolean isFoundWrong) {
        Map<Integer, Leaf> leaves = leaves(epoch);
        long wrong = revealed.tests().stream()
                .filter(test -> isOtherwise(leaves.get(test.position()), test))
                .count();
        if (wrong > 0 && !isFoundWrong) {
            offences.accept("epoch " + epoch + ", run again: the customer claims " + wrong
                    + " outputs that its inputs do not give, and is not found at fault");
        }
    }

    private static boolean isOtherwise(@Nullable Leaf own, TestedInput test) {
        return own != null && own.input().equals(test.input()) && !own.output().equals(test.output());
    }

    /** What a lane has committed to and opened. */
    void lane(AccountKey supplier, int epoch, PostedRoot root, Settlement settlement) {
        Map<Integer, Leaf> leaves = leaves(epoch);
        long openedOther = root.opened().stream()
                .filter(opened -> {
                    Leaf own = leaves.get(opened.position());
                    return own != null && own.input().equals(opened.leaf().input()) && !own.equals(opened.leaf());
                })
                .count();
        boolean whole = IntStream.range(0, allocation.inputs())
                .allMatch(position -> root.isMissing(position) || leaves.containsKey(position));
        boolean rootOther = whole && !rootOf(supplier, epoch, root, leaves).equals(root.root());
        if (whole) {
            roots++;
        } else if (!leaves.isEmpty()) {
            rootsInPart++;
        }
        if (rootOther || openedOther > 0) {
            rootsOther++;
        }
        judge("lane " + supplier + ", epoch " + epoch + ", run again: ", rootOther, openedOther, settlement);
        boolean allOpenedAreHere = !root.opened().isEmpty()
                && root.opened().stream().allMatch(opened -> leaves.containsKey(opened.position()));
        if (settlement == Settlement.FOUND_WRONG && allOpenedAreHere && openedOther == 0 && !rootOther) {
            offences.accept("lane " + supplier + ", epoch " + epoch
                    + ", run again: it was found wrong, and all that it has opened is right");
        }
    }

    private void judge(String where, boolean rootOther, long openedOther, Settlement settlement) {
        if (settlement != Settlement.PAID) {
            return;
        }
        if (openedOther > 0) {
            offences.accept(where + "it is paid, and " + openedOther + " outputs that it has opened are others");
        } else if (rootOther) {
            offences.accept(where + "it is paid, and its root is not what its inputs give");
        }
    }

    private Bytes rootOf(AccountKey supplier, int epoch, PostedRoot root, Map<Integer, Leaf> leaves) {
        List<Bytes> all = IntStream.range(0, allocation.inputs())
                .mapToObj(position -> (root.isMissing(position)
                                ? Leaf.MISSING
                                : leaves.getOrDefault(position, Leaf.MISSING))
                        .bytes(allocation.terms().id(), supplier, epoch, position))
                .toList();
        return HashTree.of(all).root();
    }

    /** Inputs that were run. */
    int inputs() {
        return inputs;
    }

    /** Roots that were made again from all of their inputs. */
    int roots() {
        return roots;
    }

    /** Roots of which only some inputs are here. */
    int rootsInPart() {
        return rootsInPart;
    }

    /** Roots, or what was opened of them, that came out otherwise. */
    int rootsOther() {
        return rootsOther;
    }
}
