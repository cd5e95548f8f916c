package org.gridmarket.testkit.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.gridmarket.kernel.stream.form.Leaf;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often the contract catches a supplier that does not process everything (stream-market, Known answers and To show): so
 * often as section 4.5 reckons. Caught is who comes into dispute, is found wrong and ends without its deposit.
 */
class StreamCatchRatesTest {
    private static final int EPOCHS = 1_000;

    /** Of one lease, unless its supplier is caught before. */
    private static final int EPOCHS_OF_A_LEASE = 10;

    private static final StreamDraft DRAFT = StreamDraft.PAGE.epochs(EPOCHS_OF_A_LEASE);

    /** What passes once passes always. */
    private static final long SEED = 2_026;

    private static final int SIGMAS = 3;

    private static final long EPOCH_PRICE = 1_920;
    private static final long DEPOSIT = 1_920;
    private static final long ALLOCATOR_FEE = 50;

    /** In what an ended lease tells. */
    private static final int SUPPLIER = 1;

    /**
     * A supplier that processes some inputs of each epoch and guesses the outputs of the others, drawn by lot.
     *
     * @param skipped so many of an epoch's inputs
     * @param guess with which probability a guess is right
     */
    private record Cheat(int skipped, double guess, SplittableRandom random) {
        Map<Integer, Leaf> lies(int epoch) {
            List<Integer> places =
                    IntStream.range(0, StreamDraft.INPUTS).boxed().collect(Collectors.toList());
            for (int at = 0; at < skipped; at++) {
                int other = random.nextInt(at, places.size());
                Integer drawn = places.set(other, places.get(at));
                places.set(at, drawn);
            }
            return places.subList(0, skipped).stream()
                    .filter(place -> random.nextDouble() >= guess)
                    .collect(Collectors.toMap(
                            place -> place,
                            place -> Leaf.processed(PlannedStream.input(epoch, place), PlannedStream.BAD)));
        }
    }

    /** What one lease came to. */
    private record Played(int epochs, boolean isCaught) {}

    private static Played lease(Cheat cheat) {
        OneAllocation lease = DRAFT.made();
        int epoch = 0;
        boolean isCaught = false;
        while (epoch < EPOCHS_OF_A_LEASE && !isCaught) {
            lease.root(StreamCast.S1, epoch, List.of(), cheat.lies(epoch))
                    .reveal(epoch)
                    .open(epoch);
            isCaught = isFoundWrong(lease, epoch);
            epoch++;
        }
        if (isCaught) {
            lease.conclude(epoch - 1);
        }
        long paid = EPOCH_PRICE * (isCaught ? epoch - 1 : epoch);
        assertThat(lease.end().get(SUPPLIER)).isEqualTo(paid - ALLOCATOR_FEE - (isCaught ? DEPOSIT : 0));
        return new Played(epoch, isCaught);
    }

    /** A verdict is taken where there is a dispute, and nowhere else. */
    private static boolean isFoundWrong(OneAllocation lease, int epoch) {
        StreamVerdict right = StreamVerdict.found(PlannedStream.allGood());
        return lease.ledger()
                .run(StreamCast.M1, new StreamCommand.PostVerdict(lease.id(), epoch, StreamCast.S1.account(), right))
                .isAccepted();
    }

    /** In how many of the first thousand epochs; the lease that is on then is played to its end. */
    private static int caught(Cheat cheat) {
        int caught = 0;
        int epochs = 0;
        while (epochs < EPOCHS) {
            Played played = lease(cheat);
            epochs += played.epochs();
            caught += played.isCaught() && epochs <= EPOCHS ? 1 : 0;
        }
        return caught;
    }

    @ParameterizedTest
    @CsvSource({"120, 0", "1200, 0.9"})
    void of_a_thousand_epochs_as_many_are_caught_as_four_tests_in_each_should_meet(int skipped, double guess) {
        double probability = new CatchProbability(StreamDraft.INPUTS, StreamDraft.TESTS).of(skipped, guess);
        double deviation = Math.sqrt(EPOCHS * probability * (1 - probability));

        assertThat((double) caught(new Cheat(skipped, guess, new SplittableRandom(SEED))))
                .isCloseTo(EPOCHS * probability, within(SIGMAS * deviation));
    }
}
