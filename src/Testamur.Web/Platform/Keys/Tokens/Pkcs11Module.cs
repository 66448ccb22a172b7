using System.Runtime.InteropServices;

namespace Testamur.Web.Platform.Keys.Tokens;

/// <summary>
/// The few functions of a PKCS #11 library that signing needs (https://docs.oasis-open.org/pkcs11/pkcs11-base/v2.40/pkcs11-base-v2.40.html). On Linux a CK_ULONG is as wide as a pointer
/// and structures are not packed. Everything is called under <see cref="Gate"/>: libraries differ in what they allow at once.
/// </summary>
internal sealed unsafe class Pkcs11Module
{
    private static readonly Lock Loading = new();
    private static readonly Dictionary<string, Pkcs11Module> Loaded = new(StringComparer.Ordinal);

    // CK_FUNCTION_LIST: a version, padded to a pointer, then the functions in the order of the specification.
    private readonly nint* _functions;

    private Pkcs11Module(string path)
    {
        var library = NativeLibrary.Load(path);
        var list = (delegate* unmanaged<nint**, nuint>)NativeLibrary.GetExport(library, "C_GetFunctionList");
        nint* functions;
        Check(list(&functions));
        _functions = functions + 1;
        Initialize();
    }

    public Lock Gate { get; } = new();

    /// <summary>Counts how often the library was started: sessions of an earlier start are gone.</summary>
    public int Generation { get; private set; }

    /// <exception cref="KeyUnavailableException">There is no such library, or it does not start.</exception>
    public static Pkcs11Module Load(string path)
    {
        if (OperatingSystem.IsWindows())
            throw new KeyUnavailableException("Tokens are supported on Linux only.");
        lock (Loading)
        {
            if (Loaded.TryGetValue(path, out var known))
                return known;
            try
            {
                return Loaded[path] = new Pkcs11Module(path);
            }
            catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
            {
                throw new KeyUnavailableException($"{path} is no PKCS #11 library.", e);
            }
            catch (Pkcs11Exception e)
            {
                throw new KeyUnavailableException($"{path} does not start: {e.Message}", e);
            }
        }
    }

    /// <summary>Starts the library again, so that it looks anew for its tokens.</summary>
    public void Restart()
    {
        ((delegate* unmanaged<void*, nuint>)_functions[1])(null); // C_Finalize; what it says of a broken state does not matter
        Initialize();
    }

    /// <returns>The slot with the token of that label and the token's flags; null when it is not there.</returns>
    public (nuint Slot, nuint Flags)? FindToken(string label)
    {
        var list = (delegate* unmanaged<byte, nuint*, nuint*, nuint>)_functions[4];
        nuint count;
        Check(list(1, null, &count));
        var slots = new nuint[Math.Max(1, checked((int)count))];
        fixed (nuint* first = slots)
            Check(list(1, first, &count));
        Span<byte> info = stackalloc byte[256]; // CK_TOKEN_INFO: label 32, manufacturer 32, model 16, serial 16, flags, …
        foreach (var slot in slots.AsSpan(0, checked((int)count)))
        {
            fixed (byte* start = info)
            {
                if (((delegate* unmanaged<nuint, byte*, nuint>)_functions[6])(slot, start) != 0)
                    continue; // taken out at this moment
            }

            if (System.Text.Encoding.UTF8.GetString(info[..32]).TrimEnd(' ', '\0') == label)
                return (slot, MemoryMarshal.Read<nuint>(info[96..]));
        }

        return null;
    }

    public nuint OpenSession(nuint slot)
    {
        const nuint Serial = 4;
        nuint session;
        Check(
            ((delegate* unmanaged<nuint, nuint, void*, void*, nuint*, nuint>)_functions[12])(slot, Serial, null, null, &session)
        );
        return session;
    }

    public void CloseSession(nuint session) => ((delegate* unmanaged<nuint, nuint>)_functions[13])(session);

    public void Login(nuint session, ReadOnlySpan<byte> pin)
    {
        const nuint User = 1;
        const nuint AlreadyLoggedIn = 0x100;
        fixed (byte* start = pin)
        {
            var result = ((delegate* unmanaged<nuint, nuint, byte*, nuint, nuint>)_functions[18])(
                session,
                User,
                start,
                (nuint)pin.Length
            );
            if (result != AlreadyLoggedIn)
                Check(result);
        }
    }

    /// <returns>The only object of that class and label; null when there is none.</returns>
    /// <exception cref="KeyUnavailableException">There are several.</exception>
    public nuint? FindObject(nuint session, nuint objectClass, ReadOnlySpan<byte> label)
    {
        fixed (byte* text = label)
        {
            var wanted = stackalloc Pkcs11Attribute[2];
            wanted[0] = new(Pkcs11Attribute.Class, &objectClass, (nuint)sizeof(nuint));
            wanted[1] = new(Pkcs11Attribute.Label, text, (nuint)label.Length);
            Check(((delegate* unmanaged<nuint, Pkcs11Attribute*, nuint, nuint>)_functions[26])(session, wanted, 2));
        }

        var found = stackalloc nuint[2];
        nuint count;
        var result = ((delegate* unmanaged<nuint, nuint*, nuint, nuint*, nuint>)_functions[27])(session, found, 2, &count);
        ((delegate* unmanaged<nuint, nuint>)_functions[28])(session);
        Check(result);
        return count switch
        {
            0 => null,
            1 => found[0],
            _ => throw new KeyUnavailableException("Several keys of the token have the same label."),
        };
    }

    public byte[] Read(nuint session, nuint item, nuint attribute)
    {
        var read = (delegate* unmanaged<nuint, nuint, Pkcs11Attribute*, nuint, nuint>)_functions[24];
        var wanted = new Pkcs11Attribute(attribute, null, 0);
        Check(read(session, item, &wanted, 1));
        var value = new byte[checked((int)wanted.Length)];
        fixed (byte* start = value)
        {
            wanted = new(attribute, start, (nuint)value.Length);
            Check(read(session, item, &wanted, 1));
        }

        return value;
    }

    public byte[] Sign(nuint session, nuint mechanism, nuint key, ReadOnlySpan<byte> data, int length)
    {
        var how = new Pkcs11Attribute(mechanism, null, 0); // CK_MECHANISM has the same shape
        Check(((delegate* unmanaged<nuint, Pkcs11Attribute*, nuint, nuint>)_functions[42])(session, &how, key));
        var signature = new byte[length];
        var written = (nuint)length;
        fixed (byte* input = data)
        fixed (byte* output = signature)
            Check(
                ((delegate* unmanaged<nuint, byte*, nuint, byte*, nuint*, nuint>)_functions[43])(
                    session,
                    input,
                    (nuint)data.Length,
                    output,
                    &written
                )
            );
        return written == (nuint)length
            ? signature
            : throw new KeyUnavailableException("The token's signature has another length.");
    }

    private void Initialize()
    {
        const nuint AlreadyInitialized = 0x191;
        // CK_C_INITIALIZE_ARGS: four functions for mutexes, flags, reserved.
        var arguments = stackalloc nuint[6]
        {
            0,
            0,
            0,
            0,
            2 /* CKF_OS_LOCKING_OK */
            ,
            0,
        };
        var result = ((delegate* unmanaged<void*, nuint>)_functions[0])(arguments);
        if (result != AlreadyInitialized)
            Check(result);
        Generation++;
    }

    private static void Check(nuint result)
    {
        if (result != 0)
            throw new Pkcs11Exception(result);
    }
}

/// <summary>CK_ATTRIBUTE.</summary>
internal readonly unsafe struct Pkcs11Attribute(nuint type, void* value, nuint length)
{
    public const nuint Class = 0;
    public const nuint Label = 3;

    /// <summary>The public point of an elliptic key, as a DER octet string.</summary>
    public const nuint EcPoint = 0x181;

    public readonly nuint Type = type;
    public readonly void* Value = value;
    public readonly nuint Length = length;
}

/// <summary>What a library answered when it did not do what it was asked.</summary>
internal sealed class Pkcs11Exception(nuint result) : Exception($"PKCS #11 says 0x{(ulong)result:x}.")
{
    /// <summary>CKR_PIN_INCORRECT, CKR_PIN_INVALID, CKR_PIN_LEN_RANGE, CKR_PIN_EXPIRED, CKR_PIN_LOCKED.</summary>
    public bool IsAboutPin => result is >= 0xA0 and <= 0xA4;
}
