package org.gridmarket.sandbox.wasi;

/**
 * What the host sees of a program that calls it. Addresses and lengths lie within the memory; the host has checked
 * that.
 */
public interface Guest {
    /** Size of its memory, 0 without one. */
    long memoryBytes();

    byte[] read(long address, int length);

    void write(long address, byte[] bytes);

    /** Instructions that it may still execute; below 0 none. */
    long left();

    void left(long instructions);
}
