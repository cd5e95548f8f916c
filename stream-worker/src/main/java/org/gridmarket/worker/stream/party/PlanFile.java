package org.gridmarket.worker.stream.party;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.LineFile;
import org.gridmarket.roles.stream.StreamPlan;

/** The tests of an offer on disk, by the root that the offer commits to: an epoch a line. Without them nothing is revealed. */
final class PlanFile {
    private record PlannedEpoch(Bytes seed, List<StreamPlan.Planted> tests) {
        PlannedEpoch {
            tests = List.copyOf(tests);
        }
    }

    private static final RecordCodec<PlannedEpoch> CODEC = RecordCodec.of(PlannedEpoch.class);

    private PlanFile() {}

    private static Path path(Path folder, Bytes root) {
        return folder.resolve("plan-" + root.toHex());
    }

    static void write(Path folder, StreamPlan plan) {
        StringBuilder text = new StringBuilder();
        plan.epochs()
                .forEach(tests -> text.append(CODEC.writeBytes(new PlannedEpoch(plan.seed(), tests))
                                .toHex())
                        .append('\n'));
        new LineFile(path(folder, plan.tree().root())).replace(text.toString());
    }

    static Optional<StreamPlan> read(Path folder, Bytes root) {
        Path path = path(folder, root);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        List<PlannedEpoch> epochs = new LineFile(path)
                .lines().stream().map(line -> CODEC.read(Bytes.hex(line))).toList();
        return Optional.of(new StreamPlan(
                epochs.getFirst().seed(),
                epochs.stream().map(PlannedEpoch::tests).toList()));
    }
}
