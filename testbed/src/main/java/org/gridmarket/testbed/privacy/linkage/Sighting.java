package org.gridmarket.testbed.privacy.linkage;

/**
 * Where an operation of an account stands in the blocks.
 *
 * @param place number of its transaction among all valid ones, from 1 on: the order of time that everybody agrees on
 * @param creatorMsp the organisation whose gateway submitted it
 */
record Sighting(long place, String creatorMsp) {}
