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
import java.util.concurrent.Callable;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.process.RunFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What this machine has and lacks, with what mends it. */
@CommandLine.Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Shows what this machine has and lacks, with the command that mends each. Exit code 1 when something"
                        + " that is needed is missing.",
        footer = {"", "Example: ./gridmarket doctor"})
final class Doctor implements Callable<Integer> {
    private static final long MEGABYTE = 1024L * 1024;
    private static final long NEEDED_MEMORY_MB = 4_000;
    private static final int OLDEST_JDK = 21;

    /** What was looked at: whether it will do, what was found, and how to mend it. */
    private record Requirement(String name, boolean needed, boolean fine, String found, String mend) {}

    @CommandLine.Mixin
    private final ReportOption report = new ReportOption();

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<Requirement> requirements = List.of(jdk(), maven(), fabric(), memory(), disk(), ports(), browser());
        TextTable table = new TextTable("part", "state", "found", "mend");
        Map<String, Object> keys = new LinkedHashMap<>();
        boolean healthy = true;
        for (Requirement requirement : requirements) {
            String state = requirement.fine() ? "ok" : requirement.needed() ? "MISSING" : "optional";
            table.row(requirement.name(), state, requirement.found(), requirement.fine() ? "" : requirement.mend());
            keys.put(requirement.name(), Map.of("ok", requirement.fine(), "found", requirement.found()));
            healthy &= requirement.fine() || !requirement.needed();
        }
        CommandTools.print(spec, table);
        report.write(keys);
        return healthy ? 0 : ExitCode.FAILED;
    }

    private static Requirement jdk() {
        int major = Runtime.version().feature();
        boolean compiler = Files.isExecutable(Path.of(System.getProperty("java.home"), "bin", "javac"));
        return new Requirement(
                "jdk",
                true,
                major >= OLDEST_JDK && compiler,
                major + (compiler ? "" : " without compiler") + ", " + System.getProperty("java.home"),
                "apt-get install openjdk-21-jdk, or set JAVA_HOME");
    }

    private static Requirement maven() {
        return program("maven", "mvn", "apt-get install maven");
    }

    private static Requirement fabric() {
        Optional<Path> peer = Optional.ofNullable(System.getenv("FABRIC_BIN"))
                .map(folder -> Path.of(folder, "peer"))
                .filter(Files::isExecutable)
                .or(() -> inPath("peer"))
                .or(Doctor::cachedPeer);
        Optional<Path> go = inPath("go");
        return new Requirement(
                "fabric",
                true,
                peer.isPresent() || go.isPresent(),
                peer.map(Path::toString)
                        .orElse(go.map(path -> "to be built with " + path).orElse("no Fabric, no Go")),
                "install Go from https://go.dev/dl, or set FABRIC_BIN to a folder with Fabric from 3.1.1 on");
    }

    private static Optional<Path> cachedPeer() {
        String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .orElse(System.getProperty("user.home") + "/.cache");
        File[] versions = Path.of(cache, "gridmarket")
                .toFile()
                .listFiles(file -> file.getName().startsWith("fabric-"));
        List<Path> peers = new ArrayList<>();
        for (File version : versions == null ? new File[0] : versions) {
            Path peer = version.toPath().resolve("peer");
            if (Files.isExecutable(peer)) {
                peers.add(peer);
            }
        }
        return peers.stream().findFirst();
    }

    private static Requirement memory() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long total = system.getTotalMemorySize() / MEGABYTE;
        return new Requirement(
                "memory",
                true,
                total >= NEEDED_MEMORY_MB,
                total + " MB, " + system.getAvailableProcessors() + " processors",
                "the consortium needs " + NEEDED_MEMORY_MB + " MB; try --profile dev");
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

    private static Requirement ports() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new Requirement("ports", true, true, "free ones, such as " + socket.getLocalPort(), "");
        } catch (IOException none) {
            return new Requirement("ports", true, false, none.toString(), "allow programs to listen on 127.0.0.1");
        }
    }

    private static Requirement browser() {
        Optional<Path> found = List.of("chromium", "firefox", "google-chrome", "xdg-open").stream()
                .flatMap(name -> inPath(name).stream())
                .findFirst();
        return new Requirement(
                "browser",
                false,
                found.isPresent(),
                found.map(Path::toString).orElse("none"),
                "apt-get install chromium (for the dashboard and the page with plots)");
    }

    private static Requirement program(String name, String program, String mend) {
        Optional<Path> found = inPath(program);
        return new Requirement(
                name, true, found.isPresent(), found.map(Path::toString).orElse("none in PATH"), mend);
    }

    private static Optional<Path> inPath(String program) {
        for (String folder :
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator)) {
            Path candidate = Path.of(folder, program);
            if (Files.isExecutable(candidate)) {
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
