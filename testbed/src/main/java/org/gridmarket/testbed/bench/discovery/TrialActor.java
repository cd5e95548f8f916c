package org.gridmarket.testbed.bench.discovery;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.gridmarket.discovery.local.AnnouncedProgram;

/** A program with one service, to be killed and stopped: {@code TrialActor SOCKET SERVICE}. */
final class TrialActor {
    private TrialActor() {}

    public static void main(String... arguments) throws InterruptedException {
        String service = arguments[1];
        AnnouncedProgram program = new AnnouncedProgram(
                Path.of(arguments[0]), "trial-" + service, node -> List.of(NodeFinder.record(service)), () -> true);
        new CountDownLatch(1).await(); // until it is killed
        program.close();
    }
}
