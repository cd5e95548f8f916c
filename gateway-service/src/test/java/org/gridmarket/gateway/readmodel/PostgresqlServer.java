package org.gridmarket.gateway.readmodel;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A PostgreSQL server of its own, in a temporary folder on a free port; tests are skipped, saying why, where its programs
 * are missing. Since it refuses to run as root, root lends it the user that Debian's package brings.
 */
final class PostgresqlServer implements BeforeAllCallback, AfterAllCallback {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final String DEBIAN_USER = "postgres";
    private static final String OWNER = "gridmarket";
    private static final long MOST_SECONDS = 60;

    private Path folder = Path.of("");
    private Path programs = Path.of("");
    private int port;
    private int databases;

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        Optional<Path> found = programs();
        Assumptions.assumeTrue(found.isPresent(), "PostgreSQL's initdb is neither in " + DEBIAN + " nor in PATH");
        programs = found.orElseThrow();
        folder = Files.createTempDirectory("gridmarket-postgresql-");
        if (isRoot()) {
            Assumptions.assumeTrue(
                    run(List.of("id", "-u", DEBIAN_USER)),
                    "PostgreSQL does not run as root, and there is no user postgres");
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            require(List.of("chown", DEBIAN_USER, folder.toString()));
        }
        port = freePort();
        require(asServer("initdb", "-D", cluster(), "-U", OWNER, "-A", "trust", "--no-sync"));
        require(asServer(
                "pg_ctl",
                "-D",
                cluster(),
                "-w",
                "-l",
                folder.resolve("log").toString(),
                "-o",
                "-h 127.0.0.1 -p " + port + " -k " + folder + " -c fsync=off",
                "start"));
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        if (port == 0) {
            return;
        }
        require(asServer("pg_ctl", "-D", cluster(), "-m", "immediate", "stop"));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A new, empty database. */
    DatabaseAddress freshDatabase() {
        databases++;
        String name = "market" + databases;
        PGSimpleDataSource server = new PGSimpleDataSource();
        server.setUrl("jdbc:postgresql://127.0.0.1:" + port + "/postgres");
        server.setUser(OWNER);
        Jdbi.create(server).useHandle(rows -> rows.execute("create database " + name));
        return DatabaseAddress.parse("postgresql://" + OWNER + "@127.0.0.1:" + port + "/" + name);
    }

    private String cluster() {
        return folder.resolve("cluster").toString();
    }

    private static Optional<Path> programs() throws IOException {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(DEBIAN)) {
            try (Stream<Path> versions = Files.list(DEBIAN)) {
                versions.sorted(Comparator.reverseOrder()).forEach(version -> folders.add(version.resolve("bin")));
            }
        }
        for (String entry : System.getenv().getOrDefault("PATH", "").split(":")) {
            folders.add(Path.of(entry));
        }
        return folders.stream()
                .filter(candidate -> Files.isExecutable(candidate.resolve("initdb"))
                        && Files.isExecutable(candidate.resolve("pg_ctl")))
                .findFirst();
    }

    private List<String> asServer(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid=" + DEBIAN_USER, "--regid=" + DEBIAN_USER, "--clear-groups"));
        }
        command.add(programs.resolve(program).toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private static boolean isRoot() {
        return System.getProperty("user.name").equals("root");
    }

    private void require(List<String> command) throws Exception {
        if (!run(command)) {
            Path output = folder.resolve("output");
            throw new IllegalStateException(String.join(" ", command) + " failed: "
                    + (Files.exists(output) ? Files.readString(output) : "no output"));
        }
    }

    private boolean run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
        if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return false;
        }
        return process.exitValue() == 0;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
