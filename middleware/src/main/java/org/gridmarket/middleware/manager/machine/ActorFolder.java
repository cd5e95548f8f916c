package org.gridmarket.middleware.manager.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.middleware.manager.ActorId;
import org.gridmarket.process.PrivateFile;

/**
 * The files of one actor. The lock is held by its process, so that no second one does anything; it is an empty file that is
 * never deleted, since a lock on a file that is no longer there excludes nobody.
 *
 * @param root of all applications of the machine
 * @param id which actor
 */
record ActorFolder(Path root, ActorId id) {
    private Path kind(String kind) {
        return root.resolve(kind).resolve(id.application()).resolve(id.actor());
    }

    private Path under(String kind) {
        return kind(kind).resolve(Integer.toString(id.number()));
    }

    Path lock() {
        return under("locks");
    }

    /** Where its process runs and may write. */
    Path work() {
        return under("run").resolve("work");
    }

    PrivateFile launch() {
        return new PrivateFile(under("run").resolve("launch.json"));
    }

    PrivateFile owner() {
        return new PrivateFile(under("run").resolve("owner.json"));
    }

    /** What the JVM itself prints, such as that it has no memory. */
    Path raw() {
        return under("logs").resolve("jvm.log");
    }

    Path log() {
        return under("logs").resolve("actor.log");
    }

    /** Makes what a process needs. */
    void make() {
        try {
            Files.createDirectories(work());
            Files.createDirectories(kind("locks"));
            Files.createDirectories(under("logs"));
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot use " + work(), unusable);
        }
    }

    /** What its process last said of itself; empty when none did, or it was cut off. */
    Optional<ActorOwner> lastOwner() {
        try {
            return owner().exists() ? Optional.of(ActorOwner.read(owner().read())) : Optional.empty();
        } catch (MalformedException cut) {
            return Optional.empty();
        }
    }

    /** What a process that was started and is not seen yet asks for before it does anything. */
    void forgetLaunch() {
        try {
            Files.deleteIfExists(under("run").resolve("launch.json"));
        } catch (IOException stuck) {
            throw new UncheckedIOException("cannot forget " + id, stuck);
        }
    }

    /** All but the lock. */
    void delete() {
        Folders.delete(under("run"));
        Folders.delete(under("logs"));
    }
}
