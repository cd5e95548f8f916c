package org.gridmarket.testbed.day;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.gridmarket.process.FabricNetwork;
import org.gridmarket.process.PartFailedException;

/**
 * Tells the Prometheus of an instance where a run's programs are: a file for each in the folders that
 * {@code monitoring/prometheus.yml}, written by network/up, names.
 *
 * @param folder {@code monitoring/targets} of the instance
 */
record ScrapeTargets(Path folder) {
    /** The folders: jobs of the scrape configuration. */
    enum Job {
        GATEWAYS("gateways"),
        SOLVERS("solvers"),
        FORWARDERS("forwarders");

        private final String folder;

        Job(String folder) {
            this.folder = folder;
        }
    }

    static ScrapeTargets of(FabricNetwork network) {
        return new ScrapeTargets(network.instance().resolve("monitoring/targets"));
    }

    /**
     * Adds a program, or moves it.
     *
     * @param program its name; letters, digits and hyphens
     * @param address {@code host:port} of its metrics
     */
    void add(Job job, String program, String address) {
        Path file = folder.resolve(job.folder).resolve(program + ".json");
        Path draft = file.resolveSibling(program + ".new");
        String text = "[{\"targets\": [\"" + address + "\"], \"labels\": {\"program\": \"" + program + "\"}}]\n";
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(draft, text);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new PartFailedException("cannot write " + file + ": " + unwritable, unwritable);
        }
    }
}
