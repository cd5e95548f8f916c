package org.gridmarket.testbed.bench.discovery;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.Closing;
import org.gridmarket.process.PartFailedException;

/**
 * OpenDHT, on which the text's discovery stood (5.4): {@code dhtnode} on each machine, spoken with over its REST proxy. A value
 * cannot be taken back: it runs out after ten minutes, as the text's registrations did. Thread-safe.
 */
final class DhtFinder implements ServiceFinder {
    private static final System.Logger LOG = System.getLogger(DhtFinder.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int DHT_PORT = 4_222;
    private static final int PROXY_PORT = 8_480;
    private static final long LOOK_MILLIS = 100;
    private static final long START_MILLIS = 30_000;

    /** Where all services of the benchmark are: a hash of 20 bytes. */
    private static final String KEY = "9b".repeat(20);

    private final BenchMachines machines;
    private final Path folder;
    private final Path program;
    private final Sightings told;
    private final Closing closing;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Integer, ChildProcess> running = new HashMap<>();

    /**
     * @param program {@code dhtnode} of OpenDHT, from 2.4 on, with its proxy; see {@link #require}
     * @param closing ends all daemons, whenever this program ends
     */
    DhtFinder(BenchMachines machines, Path folder, Path program, Sightings told, Closing closing) {
        this.machines = machines;
        this.folder = folder;
        this.program = program;
        this.told = told;
        this.closing = closing;
    }

    /** Says what is missing before anything is started. */
    static void require(Path program) {
        if (!Files.isExecutable(program)) {
            throw new PartFailedException("there is no " + program
                    + ", OpenDHT's node: install dhtnode (Debian: apt-get install dhtnode), or name it by --dhtnode");
        }
    }

    @Override
    public String name() {
        return "OpenDHT";
    }

    private URI at(int machine) {
        return URI.create("http://" + machines.address(machine) + ":" + (PROXY_PORT + machine) + "/key/" + KEY);
    }

    @Override
    public void start(int machine) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "-s",
                "-p",
                Integer.toString(DHT_PORT + machine),
                "--proxyserver",
                Integer.toString(PROXY_PORT + machine)));
        if (machine > 0) {
            command.addAll(List.of("-b", machines.address(0) + ":" + DHT_PORT));
        }
        ChildProcess daemon = ChildProcess.start(
                "dht-" + machine,
                machines.on(machine, command),
                Leftovers.mark(),
                folder.resolve("dht-" + machine + ".log"));
        closing.add("end " + daemon.name(), daemon::kill);
        synchronized (this) {
            running.put(machine, daemon);
        }
        awaitProxy(machine, daemon);
        Thread.ofVirtual().name("listens " + machine).start(() -> listen(machine));
    }

    private void awaitProxy(int machine, ChildProcess daemon) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
        while (!serves(machine)) {
            if (!daemon.isAlive()) {
                throw daemon.failure("did not serve");
            }
            if (System.nanoTime() > end) {
                throw daemon.failure("did not serve within " + START_MILLIS / 1_000 + " s");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }

    private boolean serves(int machine) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(at(machine)).GET().build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private void listen(int machine) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(at(machine) + "/listen"))
                .GET()
                .build();
        try (Stream<String> lines =
                http.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            lines.filter(line -> !line.isBlank()).forEach(line -> hear(machine, line));
        } catch (IOException | java.io.UncheckedIOException ended) {
            LOG.log(System.Logger.Level.DEBUG, "machine {0} listens no more: {1}", machine, ended.getMessage());
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
        told.forget(machine);
    }

    private void hear(int machine, String line) {
        try {
            JsonNode value = JSON.readTree(line);
            String service =
                    new String(Base64.getDecoder().decode(value.path("data").asText()), StandardCharsets.UTF_8);
            if (value.path("expired").asBoolean()) {
                told.down(machine, service);
            } else {
                told.up(machine, service);
            }
        } catch (JsonProcessingException unreadable) {
            throw new PartFailedException("dhtnode told what is no JSON: " + line, unreadable);
        }
    }

    @Override
    public synchronized void kill(int machine) {
        ChildProcess killed = running.remove(machine);
        if (killed != null) {
            killed.kill();
        }
    }

    @Override
    public void announce(int machine, String service) {
        String body = JSON.createObjectNode()
                .put("data", service.getBytes(StandardCharsets.UTF_8))
                .put("id", Integer.toString(service.hashCode() & Integer.MAX_VALUE))
                .toString();
        HttpRequest request = HttpRequest.newBuilder(at(machine))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        Thread.ofVirtual().name("puts " + service).start(() -> put(request)); // it answers when all have stored it
    }

    private void put(HttpRequest request) {
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException lost) {
            LOG.log(System.Logger.Level.WARNING, "{0} was not announced: {1}", request.uri(), lost.getMessage());
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        List<ChildProcess> all;
        synchronized (this) {
            all = List.copyOf(running.values());
        }
        all.forEach(ChildProcess::kill);
    }
}
