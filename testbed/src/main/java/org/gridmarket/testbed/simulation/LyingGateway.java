package org.gridmarket.testbed.simulation;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gridmarket.client.Answer;
import org.gridmarket.client.TransactionText;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.party.Organisation;

/**
 * Tells the truth often enough to be listened to, and now and then something that would harm who believes it.
 *
 * @param <E> the events that its clients look for
 */
final class LyingGateway<E> extends SimulatedGateway<E> {
    private static final int LIES_ONE_IN = 12;
    private static final int INVENTS_ONE_IN = 25;
    private static final int ANSWERS_LIE_ONE_IN = 3;
    private static final long BEYOND_ANY_BLOCK = 1L << 62;
    private static final List<String> CODES =
            List.of("METER_UNKNOWN", "ASSETS_NOT_FREE", "INTERVAL_SWEPT", "OPERATION_EXPIRED", "NOTHING_TO_COLLECT");

    private final Faults faults;
    private final Random random;
    private final Supplier<String> forged;
    private int invented;

    /** @param forged JSON array of events of the market that would do harm if they were believed */
    LyingGateway(Organisation organisation, PublicStream<E> stream, World world, Supplier<String> forged) {
        super(organisation, world.chain(), stream, world.wires(), world.faults());
        this.faults = world.faults();
        this.random = world.random();
        this.forged = forged;
    }

    @Override
    Voice listen(long fromBlock) {
        Voice honest = super.listen(fromBlock);
        return new Voice() {
            private final Queue<TransactionText> later = new ArrayDeque<>();
            private long newest = fromBlock;

            @Override
            public Optional<TransactionText> next() {
                if (!later.isEmpty()) {
                    return Optional.of(later.remove());
                }
                Optional<TransactionText> truth = honest.next();
                if (truth.isEmpty()) {
                    return faults.strikes(Fault.BYZANTINE_GATEWAY, INVENTS_ONE_IN)
                            ? Optional.of(invention(newest + 1))
                            : Optional.empty();
                }
                newest = truth.get().block();
                return faults.strikes(Fault.BYZANTINE_GATEWAY, LIES_ONE_IN) ? lie(truth.get()) : truth;
            }

            private Optional<TransactionText> lie(TransactionText truth) {
                return switch (random.nextInt(8)) {
                    case 0 ->
                        Optional.of(new TransactionText(BEYOND_ANY_BLOCK, truth.transaction(), truth.eventsJson()));
                    case 1 -> Optional.of(new TransactionText(-1, truth.transaction(), truth.eventsJson()));
                    case 2 ->
                        Optional.of(new TransactionText(
                                truth.block() + random.nextInt(5) - 2, truth.transaction(), truth.eventsJson()));
                    case 3 -> honest.next(); // the true one is left out
                    case 4 -> reordered(truth);
                    case 5 -> Optional.of(new TransactionText(truth.block(), truth.transaction(), malformed(truth)));
                    case 6 -> {
                        later.add(truth);
                        yield Optional.of(invention(truth.block()));
                    }
                    default -> Optional.of(new TransactionText(truth.block(), truth.transaction(), forged.get()));
                };
            }

            private Optional<TransactionText> reordered(TransactionText truth) {
                Optional<TransactionText> second = honest.next();
                later.add(truth);
                return second.isPresent() ? second : Optional.of(later.remove());
            }
        };
    }

    private TransactionText invention(long block) {
        invented++;
        return new TransactionText(block, "invented" + invented, forged.get());
    }

    private String malformed(TransactionText truth) {
        String text = truth.eventsJson();
        return switch (random.nextInt(4)) {
            case 0 -> "";
            case 1 -> "[null]";
            case 2 -> text.substring(0, text.length() / 2);
            default -> text.replace(':', ' ');
        };
    }

    @Override
    void submit(String function, Submission submission, long seenBlock, Consumer<Answer> asker) {
        if (!faults.strikes(Fault.BYZANTINE_GATEWAY, ANSWERS_LIE_ONE_IN)) {
            super.submit(function, submission, seenBlock, asker);
            return;
        }
        switch (random.nextInt(5)) {
            case 0 -> asker.accept(new Answer.Committed("{}", false)); // and carries nothing
            case 1 -> asker.accept(rejection());
            case 2 -> super.submit(function, submission, seenBlock, truth -> asker.accept(rejection()));
            case 3 -> super.submit(function, submission, seenBlock, truth -> {}); // never answers
            default -> asker.accept(new Answer.Indeterminate("who knows"));
        }
    }

    private Answer rejection() {
        return new Answer.Rejected(CODES.get(random.nextInt(CODES.size())), "nowhere", "because");
    }
}
