package org.gridmarket.middleware.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.gridmarket.discovery.protocol.Kept;
import org.gridmarket.discovery.protocol.KeptActor;
import org.gridmarket.discovery.protocol.KeptHead;
import org.gridmarket.discovery.trust.Authority;
import org.gridmarket.discovery.trust.DenialBook;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.PrivateFile;

/**
 * The folder of one node: what its daemon used, announced and heard, and whom not to believe. One daemon at a time has it. Each
 * write returns once it would survive whatever it has to; one that fails is an error that ends the daemon, since the next life
 * would begin with what is no longer true. For one thread.
 */
public final class NodeFolder implements AutoCloseable {
    private static final RecordCodec<KeptActor> ACTOR = RecordCodec.of(KeptActor.class);

    private final FileChannel lockFile;
    private final DenialFiles denials;
    private final PrivateFile incarnation;
    private final PrivateFile actors;
    private final HeadsFile heads;
    private final String boot;
    private final Kept kept;

    /**
     * Takes the folder, or makes it.
     *
     * @param boot names this run of the machine: process numbers of another one mean nothing
     * @throws IllegalStateException when another daemon has it
     */
    public NodeFolder(Path folder, String boot) {
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---")));
            lockFile = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot use " + folder, unusable);
        }
        lock(folder);
        this.boot = boot;
        this.denials = new DenialFiles(folder);
        this.incarnation = new PrivateFile(folder.resolve("incarnation"));
        this.actors = new PrivateFile(folder.resolve("actors"));
        this.heads = new HeadsFile(folder.resolve("heads"));
        this.kept = new Kept(readIncarnation(), readActors(), heads.heads());
    }

    private void lock(Path folder) {
        try {
            FileLock lock = lockFile.tryLock();
            if (lock != null) {
                return;
            }
        } catch (OverlappingFileLockException taken) {
            close();
            throw new IllegalStateException("this process has " + folder + " already", taken);
        } catch (IOException unusable) {
            close();
            throw new UncheckedIOException("cannot lock " + folder, unusable);
        }
        close();
        throw new IllegalStateException("another daemon has " + folder + "; stop it, or name another folder");
    }

    private long readIncarnation() {
        return incarnation.exists() ? Long.parseLong(incarnation.read().strip()) : 0;
    }

    /** The first line names the run of the machine that the process numbers are from. */
    private List<KeptActor> readActors() {
        List<String> lines = actors.exists() ? actors.readUnforced().lines().toList() : List.of();
        return lines.isEmpty() || !lines.getFirst().equals(boot)
                ? List.of()
                : lines.stream().skip(1).map(ACTOR::read).toList();
    }

    /** What was there when the folder was taken. */
    public Kept kept() {
        return kept;
    }

    /** Whom not to believe; to be read before anybody is believed. */
    public DenialBook denials(Authority authority) {
        return denials.read(authority);
    }

    public void keepDenials(DenialList list) {
        denials.write(list);
    }

    public void keepIncarnation(long number) {
        incarnation.replace(number + "\n");
    }

    /** Outlives the daemon, and need not outlive the machine: then none of these processes runs any more. */
    public void keepActors(List<KeptActor> list) {
        StringBuilder text = new StringBuilder(boot).append('\n');
        list.forEach(each -> text.append(ACTOR.write(each)).append('\n'));
        actors.replaceUnforced(text.toString());
    }

    public void keepHeads(List<KeptHead> list) {
        heads.replace(list);
    }

    public void keepHead(KeptHead head) {
        heads.add(head);
    }

    /** Gives the folder to the next daemon. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot give the folder back", unusable);
        }
    }
}
