package org.gridmarket.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.process.RunFolder;
import picocli.CommandLine;

/** What this machine has and lacks, with what mends it. */
@CommandLine.Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Shows what this machine has and lacks, with the command that mends each: programs and their versions, free"
                        + " memory and disk, the clock. Exit code 1 when something that is needed is missing.",
        footer = {"", "Example: ./gridmarket doctor"})
final class Doctor extends ReportingCommand {
    private static final long MEGABYTE = 1024L * 1024;

    /** What the consortium of a day takes at its highest, with agents, gateways and solvers. */
    private static final long NEEDED_MEMORY_MB = 4_000;

    private static final int OLDEST_JDK = 21;
    private static final String OLDEST_MAVEN = "3.8.7";

    /** BFT orderers that can be replaced, as network/ uses them. */
    private static final String OLDEST_FABRIC = "3.1.1";

    /** What network/fabric/go.mod asks for, where it cannot be read. */
    private static final String USUAL_GO = "1.26";

    private static final Pattern GO_OF_MODULE = Pattern.compile("^go (\\d+(?:\\.\\d+)+)$", Pattern.MULTILINE);

    /** What was looked at: whether it will do, what was found, and how to mend it. */
    record Requirement(String name, boolean needed, boolean fine, String found, String mend) {}

    /** In a package nothing is built. */
    private final boolean packaged = Files.isDirectory(Circumstances.home().resolve("jars"));

    @Override
    public Integer call() {
        List<Requirement> requirements = new ArrayList<>(List.of(jdk()));
        if (!packaged) {
            requirements.add(maven());
        }
        requirements.addAll(List.of(fabric(), memory(), disk(), clock(), ports(), browser()));
        TextTable table = new TextTable("part", "state", "found", "mend");
        Map<String, Object> keys = new LinkedHashMap<>();
        boolean healthy = true;
        for (Requirement requirement : requirements) {
            String state = requirement.fine() ? "ok" : requirement.needed() ? "MISSING" : "optional";
            table.row(requirement.name(), state, requirement.found(), requirement.fine() ? "" : requirement.mend());
            keys.put(requirement.name(), Map.of("ok", requirement.fine(), "found", requirement.found()));
            healthy &= requirement.fine() || !requirement.needed();
        }
        print(table);
        report(keys);
        return healthy ? 0 : ExitCode.FAILED;
    }

    private Requirement jdk() {
        int major = Runtime.version().feature();
        boolean compiler = Files.isExecutable(Path.of(System.getProperty("java.home"), "bin", "javac"));
        return new Requirement(
                "jdk",
                true,
                major >= OLDEST_JDK && (compiler || packaged),
                Runtime.version() + (compiler ? "" : " without compiler") + ", " + System.getProperty("java.home"),
                "apt-get install openjdk-21-jdk, or set JAVA_HOME");
    }

    private static Requirement maven() {
        Optional<Path> program = Machine.inPath("mvn");
        return versioned(
                "maven",
                program,
                program.flatMap(path -> Machine.output(path, "--version")),
                OLDEST_MAVEN,
                "apt-get install maven");
    }

    /** A program that has to be of a version, or newer. */
    static Requirement versioned(
            String name, Optional<Path> program, Optional<String> told, String oldest, String mend) {
        if (program.isEmpty()) {
            return new Requirement(name, true, false, "none in PATH", mend);
        }
        Optional<String> version = told.flatMap(Machine::versionIn);
        return new Requirement(
                name,
                true,
                version.filter(found -> Machine.isAtLeast(found, oldest)).isPresent(),
                version.orElse("does not tell its version") + ", " + program.get(),
                "needs " + oldest + " or newer: " + mend);
    }

    /** Programs that are there already, or Go to build them. */
    private static Requirement fabric() {
        Optional<Path> peer = Optional.ofNullable(System.getenv("FABRIC_BIN"))
                .map(folder -> Path.of(folder, "peer"))
                .filter(Files::isExecutable)
                .or(() -> Machine.inPath("peer"))
                .or(Doctor::cachedPeer);
        if (peer.isPresent()) {
            return versioned(
                    "fabric",
                    peer,
                    Machine.output(peer.get(), "version"),
                    OLDEST_FABRIC,
                    "set FABRIC_BIN to a folder with it, or take it out of PATH, and it is built by Go");
        }
        Optional<Path> go = Machine.inPath("go");
        return versioned(
                "fabric, to be built by go",
                go,
                go.flatMap(path -> Machine.output(path, "version")),
                wantedGo(),
                "install Go from https://go.dev/dl, or set FABRIC_BIN to a folder with Fabric from " + OLDEST_FABRIC
                        + " on");
    }

    private static String wantedGo() {
        try {
            Matcher line =
                    GO_OF_MODULE.matcher(Files.readString(Circumstances.home().resolve("network/fabric/go.mod")));
            return line.find() ? line.group(1) : USUAL_GO;
        } catch (IOException noModule) {
            return USUAL_GO;
        }
    }

    private static Optional<Path> cachedPeer() {
        String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .orElse(System.getProperty("user.home") + "/.cache");
        File[] versions = Path.of(cache, "gridmarket")
                .toFile()
                .listFiles(file -> file.getName().startsWith("fabric-"));
        List<Path> peers = new ArrayList<>();
        for (File version : versions == null ? new File[0] : versions) {
            peers.add(version.toPath().resolve("peer"));
        }
        return Machine.firstExecutable(peers);
    }

    private static Requirement memory() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long free = Machine.availableMemory().orElseGet(system::getFreeMemorySize) / MEGABYTE;
        return new Requirement(
                "memory",
                true,
                free >= NEEDED_MEMORY_MB,
                free + " MB free of " + system.getTotalMemorySize() / MEGABYTE + ", " + system.getAvailableProcessors()
                        + " processors",
                "the consortium needs " + NEEDED_MEMORY_MB + " MB; end other programs, or try --profile dev");
    }

    private static Requirement disk() {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try {
            long free = Files.getFileStore(temporary).getUsableSpace();
            return new Requirement(
                    "disk",
                    true,
                    free >= RunFolder.NEEDED_BYTES,
                    free / MEGABYTE + " MB free in " + temporary,
                    "free some, or name another folder with --dir");
        } catch (IOException unreadable) {
            return new Requirement(
                    "disk", true, false, temporary + ": " + unreadable, "name another folder with --dir");
        }
    }

    /** Only a machine that is asked whether its clock is kept can tell; one alone has nobody to differ from. */
    private static Requirement clock() {
        Optional<Boolean> kept = Machine.inPath("timedatectl")
                .flatMap(program -> Machine.output(program, "show", "--property=NTPSynchronized", "--value"))
                .map(answer -> answer.strip().equals("yes"));
        return new Requirement(
                "clock",
                false,
                kept.orElse(false),
                kept.map(yes -> yes ? "kept by time servers" : "kept by nobody").orElse("not known whether it is kept"),
                "timedatectl set-ntp true; peers refuse transactions of a clock that is 30 s off");
    }

    private static Requirement ports() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Requirement("ports", true, true, "free ones, such as " + socket.getLocalPort(), "");
        } catch (IOException none) {
            return new Requirement("ports", true, false, none.toString(), "allow programs to listen on 127.0.0.1");
        }
    }

    private static Requirement browser() {
        Optional<Path> found = List.of("chromium", "firefox", "google-chrome", "xdg-open").stream()
                .flatMap(name -> Machine.inPath(name).stream())
                .findFirst();
        return new Requirement(
                "browser",
                false,
                found.isPresent(),
                found.map(Path::toString).orElse("none"),
                "apt-get install chromium (for the dashboard and the page with plots)");
    }
}
