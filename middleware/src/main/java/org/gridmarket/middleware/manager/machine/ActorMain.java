package org.gridmarket.middleware.manager.machine;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.actor.ActorLaunch;
import org.gridmarket.middleware.actor.ActorRun;
import org.gridmarket.middleware.actor.ActorSetting;
import org.gridmarket.middleware.actor.ApplicationJars;
import org.gridmarket.middleware.component.ApplicationCode;
import org.gridmarket.middleware.daemon.MachineProcesses;
import org.gridmarket.middleware.manager.ActorId;
import org.gridmarket.middleware.manager.ManagerLimits;
import org.gridmarket.middleware.model.ModelText;
import org.gridmarket.process.Closing;
import org.gridmarket.process.FatalErrors;

/**
 * The process of one actor, as the application manager starts it. It lives without its daemon. Order: it takes the actor's lock,
 * says who it is, and only then looks whether it is still wanted; so either the manager, which forgets the launch first and looks
 * for a process then, sees it, or it sees that it is not wanted.
 */
final class ActorMain {
    /** Another process has the actor, or it is not wanted any more: EX_TEMPFAIL of sysexits.h. */
    static final int NOT_MINE = 75;

    /** Code and model do not fit, or the code is missing: EX_CONFIG. */
    static final int UNUSABLE = 78;

    private static final Logger LOG = System.getLogger(ActorMain.class.getName());

    private ActorMain() {}

    /** @param arguments folder of all applications, application, actor, number, digest of the launch */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        FatalErrors.ofThisProcess().install();
        ActorId id = new ActorId(arguments[1], arguments[2], Integer.parseInt(arguments[3]));
        ActorFolder folder = new ActorFolder(Path.of(arguments[0]), id);
        try (FileChannel lockFile =
                        FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = lockFile.tryLock()) {
            if (lock == null) {
                System.exit(NOT_MINE);
            } else {
                owned(folder, Bytes.hex(arguments[4]));
            }
        }
    }

    private static void owned(ActorFolder folder, Bytes digest) throws IOException, InterruptedException {
        MachineProcesses processes = new MachineProcesses();
        long pid = ProcessHandle.current().pid();
        ActorOwner owner = new ActorOwner(pid, processes.startOf(pid).orElseThrow(), processes.boot(), digest, false);
        folder.owner().replace(owner.text());
        if (!folder.launch().exists()) {
            System.exit(NOT_MINE);
        }
        Launch launch = Launch.read(folder.launch().read());
        if (!launch.digest().equals(digest)) {
            System.exit(NOT_MINE);
        }
        PrintStream log = new PrintStream(
                new RotatingLog(folder.log(), ManagerLimits.LOG_BYTES, ManagerLimits.LOG_FILES),
                true,
                StandardCharsets.UTF_8);
        System.setOut(log);
        System.setErr(log);
        run(folder, launch, owner);
    }

    private static void run(ActorFolder folder, Launch launch, ActorOwner owner)
            throws IOException, InterruptedException {
        try (Closing closing = new Closing();
                ApplicationJars jars =
                        new ApplicationJars(launch.jars().stream().map(Path::of).toList())) {
            ActorRun running = started(launch, jars);
            closing.add("end the actor", running::close);
            folder.owner().replace(owner.isReady().text());
            LOG.log(Level.INFO, launch.id() + " runs on " + launch.name());
            closing.awaitEnd(); // the process is stopped, and every component has ended
        } catch (IllegalArgumentException | IllegalStateException mistake) {
            LOG.log(Level.ERROR, launch.id() + " cannot run: " + mistake.getMessage(), mistake);
            System.exit(UNUSABLE);
        }
    }

    private static ActorRun started(Launch launch, ApplicationJars jars) throws IOException {
        ActorSetting setting = new ActorLaunch(
                        launch.name(), launch.id().actor(), launch.id().number())
                .of(
                        ModelText.applications(Files.readString(Path.of(launch.model())))
                                .orThrow(),
                        ModelText.deployment(Files.readString(Path.of(launch.deployment())))
                                .orThrow(),
                        launch.address(),
                        Path.of(launch.daemon()))
                .orThrow();
        String application = setting.application().name();
        ApplicationCode code = jars.code(application)
                .orElseThrow(() -> new IllegalStateException("no code of " + application + " is in "
                        + List.copyOf(launch.jars()) + "; a jar names an " + ApplicationCode.class.getSimpleName()
                        + " in META-INF/services"));
        return new ActorRun(setting, code, FatalErrors.ofThisProcess());
    }
}
