package org.nadir.data.synthetic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nadir.data.Annotation;
import org.nadir.data.Pixels;
import org.nadir.geometry.OrientedBox;

class PictureTest {
    @Test
    void theSameSeedDrawsTheSamePicture() {
        Picture one = new TileMaker(3, 96).tile("train", 1);
        Picture two = new TileMaker(3, 96).tile("train", 1);
        assertArrayEquals(one.pixels().rgb(), two.pixels().rgb());
        assertEquals(one.annotations(), two.annotations());
    }

    @Test
    void anotherSeedSplitOrNumberDrawsAnotherPicture() {
        byte[] one = new TileMaker(3, 96).tile("train", 1).pixels().rgb();
        assertFalse(Arrays.equals(
                one, new TileMaker(4, 96).tile("train", 1).pixels().rgb()));
        assertFalse(
                Arrays.equals(one, new TileMaker(3, 96).tile("val", 1).pixels().rgb()));
        assertFalse(Arrays.equals(
                one, new TileMaker(3, 96).tile("train", 5).pixels().rgb()));
    }

    @Test
    void everyLabelLiesInsideItsImage() {
        TileMaker tiles = new TileMaker(7, 160);
        for (int i = 0; i < 8; i++) {
            for (Annotation label : tiles.tile("val", i).annotations()) {
                for (double value : label.box().corners()) {
                    assertTrue(value >= 0 && value <= 160, () -> "corner at " + value);
                }
            }
        }
    }

    @Test
    void everyImageHasSomethingToFindAndNoClassIsRare() {
        TileMaker tiles = new TileMaker(7, 256);
        Map<String, Integer> easy = new HashMap<>();
        for (int i = 0; i < 12; i++) {
            Picture picture = tiles.tile("train", i);
            assertFalse(picture.annotations().isEmpty());
            picture.annotations().stream()
                    .filter(label -> !label.difficult())
                    .forEach(label -> easy.merge(label.className(), 1, Integer::sum));
        }
        for (String name : new String[] {Craft.PLANE, Craft.SHIP, Craft.VEHICLE}) {
            assertTrue(easy.getOrDefault(name, 0) >= 6, () -> name + " in " + easy);
        }
    }

    @Test
    void aLabelCoversTheObjectsPixelsAndNoMore() {
        Map<Layout, CraftModel> models = new EnumMap<>(Layout.class);
        models.put(Layout.AIRPORT, new PlaneModel(PlaneShape.of(PlaneShape.Type.AIRLINER, 1), new Dice(1)));
        models.put(Layout.HARBOUR, new ShipModel(ShipModel.Kind.CARGO, 0, new Dice(2)));
        models.put(Layout.TOWN, new VehicleModel(VehicleModel.Kind.BUS, new Dice(3)));
        models.forEach((layout, model) -> assertBoxFits(model));
    }

    /** Draws the object alone, with and without it, and compares where the two differ with the box. */
    private static void assertBoxFits(CraftModel model) {
        double metresPerPixel = model.extent().getWidth() / 90;
        View view = new View(new Placement(0, 0, 0.4), metresPerPixel, 160, 160);
        Atmosphere air = new Atmosphere(new Sun(0.3, 0), new double[] {1, 1, 1}, 0, 0, 5);
        Site empty = new Site(Surface.DARK_ASPHALT);
        Site site = new Site(Surface.DARK_ASPHALT);
        site.add(new Craft("thing", model, new Placement(1, 2, 0.9)));
        Pixels without = Picture.take(empty, view, air).pixels();
        Picture with = Picture.take(site, view, air);
        OrientedBox box = with.annotations().get(0).box();
        double[] reach = reach(without, with.pixels(), box);
        assertEquals(box.width() / 2, reach[0], 1.5);
        assertEquals(box.height() / 2, reach[1], 1.5);
    }

    /** Farthest changed pixel from the box's middle along its two sides. */
    private static double[] reach(Pixels a, Pixels b, OrientedBox box) {
        double[] farthest = new double[2];
        for (int y = 0; y < a.height(); y++) {
            for (int x = 0; x < a.width(); x++) {
                int change = 0;
                for (int c = 0; c < 3; c++) {
                    change += Math.abs(a.value(x, y, c) - b.value(x, y, c));
                }
                if (change > 40) {
                    double dx = x + 0.5 - box.cx();
                    double dy = y + 0.5 - box.cy();
                    double cos = Math.cos(box.angle());
                    double sin = Math.sin(box.angle());
                    farthest[0] = Math.max(farthest[0], Math.abs(dx * cos + dy * sin));
                    farthest[1] = Math.max(farthest[1], Math.abs(dy * cos - dx * sin));
                }
            }
        }
        return farthest;
    }

    @Test
    void windowsOfAPictureFitTogetherWithoutASeam() {
        Site site = Layout.HARBOUR.build(new Dice(9));
        View view = new View(new Placement(0, 0, 0.2), 1.5, 120, 80);
        SiteRenderer renderer = new SiteRenderer(site, view, Atmosphere.of(new Dice(1)));
        byte[] whole = renderer.render(0, 0, 120, 80);
        byte[] part = renderer.render(50, 30, 40, 20);
        int different = 0;
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 120; x++) {
                int there = ((y + 30) * 120 + 50) * 3 + x;
                different += Math.abs(whole[there] - part[y * 120 + x]) > 3 ? 1 : 0;
            }
        }
        assertTrue(different < 24, "bytes that differ: " + different);
    }

    @Test
    void objectsNeverOverlapWhenPlacedWithCare() {
        Site site = new Site(Surface.SEA);
        Dice dice = new Dice(4);
        Craft first = new Craft(Craft.SHIP, new ShipModel(ShipModel.Kind.TUG, 0, dice), new Placement(0, 0, 0));
        Craft onTop = new Craft(Craft.SHIP, new ShipModel(ShipModel.Kind.TUG, 0, dice), new Placement(5, 1, 1));
        assertTrue(site.place(first));
        assertFalse(site.place(onTop));
        assertEquals(1, site.crafts().size());
    }

    @Test
    void diceForkedByDifferentKeysDiffer() {
        Dice dice = new Dice(1);
        assertNotEquals(dice.fork(1).unit(), dice.fork(2).unit());
        assertEquals(dice.fork(1).unit(), dice.fork(1).unit());
    }
}
