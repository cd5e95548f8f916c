package org.gridmarket.middleware.actor;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.gridmarket.middleware.model.ApplicationModel;
import org.gridmarket.middleware.model.ModelText;
import org.gridmarket.middleware.model.ModelTexts;
import org.gridmarket.process.FatalErrors;

/** A feeder as a process of its own, to be killed. */
final class TalkProgram {
    private TalkProgram() {}

    /** @param arguments instance of the actor, socket of the daemon */
    public static void main(String[] arguments) throws InterruptedException {
        ApplicationModel talk =
                ModelText.applications(ModelTexts.of("talk.riaps")).orThrow().getFirst();
        ActorSetting setting = new ActorSetting(
                talk, talk.actor("Feeder").orElseThrow(), arguments[0], Map.of(), "127.0.0.1", Path.of(arguments[1]));
        try (ActorRun run = new ActorRun(setting, new TalkCode(), FatalErrors.ofThisProcess())) {
            System.out.println("runs: " + run.counts());
            new CountDownLatch(1).await();
        }
    }
}
