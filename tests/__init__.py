"""Tests of the release desk; the folders mirror the packages they test."""
