package org.gridmarket.testbed.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * Looks for what ties an anonymous account to a prosumer, a meter or a network address: nothing that a gateway writes may
 * name an anonymous account at all, and no transaction may name one together with a public account or a meter. Joint
 * transactions name outputs only, openings participants only. Not thread-safe.
 */
public final class TraceAudit {
    private static final RecordCodec<EnergyEvent> EVENT = RecordCodec.of(EnergyEvent.class);
    private static final Pattern KEY = Pattern.compile("[0-9a-f]{64}");
    private static final int MOST_TOLD = 20;

    private final Set<String> anonymous = new HashSet<>();
    private final Set<String> publicKeys = new HashSet<>();
    private final Set<String> offences = new TreeSet<>();

    /** Takes in the events of one transaction. */
    public void observe(String transaction, List<EnergyEvent> events) {
        Set<String> named = new HashSet<>();
        for (EnergyEvent event : events) {
            learn(event);
            if (!(event instanceof EnergyEvent.Finalised)) { // trades name offers, whose pages name the accounts
                Matcher keys = KEY.matcher(EVENT.write(event));
                while (keys.find()) {
                    named.add(keys.group());
                }
            }
        }
        boolean hidden = named.stream().anyMatch(anonymous::contains);
        boolean known = named.stream().anyMatch(publicKeys::contains);
        if (hidden && known) {
            offences.add("transaction " + transaction + " names an anonymous and a public account");
        }
    }

    private void learn(EnergyEvent event) {
        switch (event) {
            case EnergyEvent.ProsumerRegistered known ->
                publicKeys.add(known.account().toHex());
            case EnergyEvent.MixCommitted mixed -> mixed.outputs().forEach(output -> anonymous.add(output.toHex()));
            default -> {
                // names nobody for the first time
            }
        }
    }

    /** What the events gave away. */
    public List<String> offences() {
        return List.copyOf(offences);
    }

    /** Lines of files in a folder that name an anonymous account. */
    public List<String> search(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            List<String> found = new ArrayList<>();
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                found.addAll(search(String.valueOf(file.getFileName()), Files.readString(file)));
            }
            return found;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot search " + folder, unreadable);
        }
    }

    /** Lines of a text that name an anonymous account. */
    public List<String> search(String name, String text) {
        List<String> found = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (found.size() < MOST_TOLD && namesAnonymous(line)) {
                found.add(name + ":" + number + " names an anonymous account");
            }
        }
        return found;
    }

    private boolean namesAnonymous(String line) {
        Matcher keys = KEY.matcher(line);
        while (keys.find()) {
            if (anonymous.contains(keys.group())) {
                return true;
            }
        }
        return false;
    }

    /** How many anonymous accounts it looks for. */
    public int accounts() {
        return anonymous.size();
    }
}
