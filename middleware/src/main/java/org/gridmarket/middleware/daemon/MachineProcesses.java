package org.gridmarket.middleware.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.gridmarket.discovery.protocol.Processes;

/**
 * The processes of this machine, as Linux tells them in {@code /proc}. A process began so many ms after the machine did: unlike a
 * time of day that stays the same whoever sets the clock, and between two lives of the daemon that would end every service.
 */
public final class MachineProcesses implements Processes {
    /** The kernel counts a process's start in ticks of 10 ms on every machine that Debian runs on (proc(5), sysconf). */
    private static final long TICK_MILLIS = 10;

    /** Field 3 is the first behind the name in brackets, which may contain spaces and brackets itself (proc(5)). */
    private static final int STATE = 0;

    private static final int START_TICKS = 22 - 3;

    private static final String RESIDENT = "VmRSS:";
    private static final long KILOBYTE = 1024;

    private final Path proc;

    public MachineProcesses() {
        this(Path.of("/proc"));
    }

    MachineProcesses(Path proc) {
        this.proc = proc;
    }

    /** Names this run of the machine: numbers of processes mean nothing in another one. */
    public String boot() {
        try {
            return Files.readString(proc.resolve("sys/kernel/random/boot_id")).strip();
        } catch (IOException unreadable) {
            throw new IllegalStateException("the machine does not tell when it began: " + unreadable, unreadable);
        }
    }

    /** Empty for one that has ended and was not collected by its parent yet. */
    @Override
    public OptionalLong startOf(long pid) {
        try {
            String stat = Files.readString(proc.resolve(pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ");
            boolean over = fields[STATE].equals("Z") || fields[STATE].equals("X");
            return over ? OptionalLong.empty() : OptionalLong.of(TICK_MILLIS * Long.parseLong(fields[START_TICKS]));
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }

    /** Memory that a process has now, in bytes (VmRSS of proc(5), told in kB); 0 when there is none of this number. */
    public long residentBytes(long pid) {
        try (Stream<String> lines = Files.lines(proc.resolve(pid + "/status"))) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> KILOBYTE
                            * Long.parseLong(line.substring(RESIDENT.length())
                                    .replace("kB", "")
                                    .strip()))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | UncheckedIOException gone) {
            return 0;
        }
    }

    /** The user that a process belongs to; empty when there is none of this number. */
    public Optional<String> ownerOf(long pid) {
        try {
            return Optional.of(Files.getOwner(proc.resolve(Long.toString(pid))).getName());
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
