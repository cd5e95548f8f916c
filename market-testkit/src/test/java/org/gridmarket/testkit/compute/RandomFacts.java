package org.gridmarket.testkit.compute;

import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.wire.Bytes;

/**
 * What is true of a match and not on the ledger.
 *
 * @param lie of the provider
 * @param served whether the directory gives the provider the inputs
 * @param takes whether the directory takes the result
 * @param opening what the provider commits to
 * @param right whether that is what comes of the job
 * @param held whether the directory really holds opening and delivery
 * @param given whether it gives them to the job creator
 * @param checks whether the job creator runs the job itself
 * @param slow whether the job does not end in time
 */
record RandomFacts(
        Lie lie,
        boolean served,
        boolean takes,
        Opening opening,
        boolean right,
        boolean held,
        boolean given,
        boolean checks,
        boolean slow) {
    /** What a provider may do wrong. */
    enum Lie {
        NONE,
        HASH,
        COUNT,
        STATUS,
        SILENT,
        DECLINE,
        RUBBISH,
        NOTHING_HELD,
        HIDE_OPENING
    }

    static RandomFacts of(Match match, RandomMarket market) {
        boolean honestProvider = market.isHonest(RandomMarket.castOf(match.provider()));
        boolean honestDirectory = market.isHonest(RandomMarket.castOf(match.directory()));
        boolean honestCreator = market.isHonest(RandomMarket.castOf(match.creator()));
        Lie lie = honestProvider ? Lie.NONE : market.pick(Lie.values());
        Opening right = rightOf(match, salt(market));
        Opening opening = switch (lie) {
            case HASH ->
                new Opening(
                        right.status(),
                        ComputeExamples.hash("wrong"),
                        right.instructions(),
                        right.size(),
                        right.salt());
            case COUNT ->
                new Opening(
                        right.status(),
                        right.output(),
                        market.random.nextBoolean()
                                ? new Instructions(0)
                                : match.job().offer().limits().instructions(),
                        right.size(),
                        right.salt());
            case STATUS ->
                new Opening(
                        ResultStatus.MEMORY_EXCEEDED,
                        right.output(),
                        new Instructions(5),
                        new ByteCount(0),
                        right.salt());
            default -> right;
        };
        boolean held = !(lie == Lie.NOTHING_HELD && !honestDirectory);
        return new RandomFacts(
                lie,
                honestDirectory || market.random.nextDouble() < 0.7,
                honestDirectory || market.random.nextDouble() < 0.7,
                opening,
                opening.equals(right),
                held,
                held && (honestDirectory || market.random.nextDouble() < 0.7),
                market.random.nextBoolean(),
                !honestCreator && market.random.nextDouble() < 0.15);
    }

    private static Bytes salt(RandomMarket market) {
        return ComputeExamples.hash("salt " + market.random.nextLong());
    }

    /** What comes of the job, whoever runs it. */
    static Opening rightOf(Match match, Bytes salt) {
        return new Opening(
                ResultStatus.COMPLETED,
                ComputeExamples.hash("out of " + match.job().id()),
                new Instructions(match.job().offer().limits().instructions().count() / 10 * 7),
                new ByteCount(match.job().offer().limits().output().count() / 2),
                salt);
    }

    boolean isGood() {
        return lie != Lie.RUBBISH;
    }
}
